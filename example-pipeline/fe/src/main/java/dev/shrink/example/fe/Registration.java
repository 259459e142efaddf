package dev.shrink.example.fe;

import java.time.LocalDate;

/** What the registry database says about an entity: it is the record of what is known at all. */
record Registration(LocalDate registeredOn, int abuseReports, boolean privacyProtected) {}
