-- The service looks at its start whether the schema is the one that it was built for.
GRANT SELECT ON "${flyway:table}" TO ${runtimeRole};
