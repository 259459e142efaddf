FLUSH PRIVILEGES;
CREATE TABLE registration (
  entity VARCHAR(253) NOT NULL,
  kind ENUM('domain', 'ip') NOT NULL,
  registered_on DATE NOT NULL,
  abuse_reports INT NOT NULL,
  privacy_protected BOOLEAN NOT NULL,
  PRIMARY KEY (entity, kind)
);
CREATE USER fe@'127.0.0.1' IDENTIFIED BY 'local-password';
CREATE USER fe@'localhost' IDENTIFIED BY 'local-password';
GRANT SELECT ON intel.registration TO fe@'127.0.0.1';
GRANT SELECT ON intel.registration TO fe@'localhost'
