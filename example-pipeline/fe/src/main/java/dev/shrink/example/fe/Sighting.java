package dev.shrink.example.fe;

import java.time.LocalDate;

/** How often one sensor saw an entity on one day, and whether it judged the traffic malicious. */
public record Sighting(String source, LocalDate day, int count, boolean malicious) {}
