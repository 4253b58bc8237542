-- Distributes the ledger by log over the workers of a Citus cluster. Once, as the owner role, in the database of ingest,
-- after the first migration and before anything is recorded; a table that a later release adds is added here, with the
-- same words. All rows of a log are on one shard, so each batch is one transaction on one worker.
-- flyway_schema_history stays on the coordinator: only migrations read it.
-- DistributionRulesTest holds that no table is missing and that each key begins with the log. Not run against a cluster.
SELECT create_distributed_table('log_head', 'log');
SELECT create_distributed_table('entry', 'log', colocate_with => 'log_head');
SELECT create_distributed_table('part', 'log', colocate_with => 'log_head');
SELECT create_distributed_table('tile', 'log', colocate_with => 'log_head');
SELECT create_distributed_table('checkpoint', 'log', colocate_with => 'log_head');
SELECT create_distributed_table('idempotency', 'log', colocate_with => 'log_head');
SELECT create_distributed_table('cosignature', 'log', colocate_with => 'log_head');
