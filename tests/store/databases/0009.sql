BEGIN TRANSACTION;
CREATE TABLE acknowledgements (
	finding_id VARCHAR(16) NOT NULL, 
	at DATETIME NOT NULL, 
	reason TEXT NOT NULL, 
	CONSTRAINT pk_acknowledgements PRIMARY KEY (finding_id), 
	CONSTRAINT fk_acknowledgements_finding_id FOREIGN KEY(finding_id) REFERENCES findings (id)
);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0009');
CREATE TABLE "announcements" (
	notifier TEXT NOT NULL, 
	finding_id VARCHAR(16) NOT NULL, 
	reference TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	message_id INTEGER, 
	CONSTRAINT pk_announcements PRIMARY KEY (notifier, finding_id), 
	CONSTRAINT fk_announcements_finding_id FOREIGN KEY(finding_id) REFERENCES findings (id), 
	CONSTRAINT fk_announcements_message_id FOREIGN KEY(message_id) REFERENCES messages (id)
);
CREATE TABLE answers (
	notifier TEXT NOT NULL, 
	finding_id VARCHAR(16) NOT NULL, 
	settled VARCHAR(16) NOT NULL, 
	message_id INTEGER NOT NULL, 
	CONSTRAINT pk_answers PRIMARY KEY (notifier, finding_id), 
	CONSTRAINT fk_answers_finding_id FOREIGN KEY(finding_id) REFERENCES findings (id), 
	CONSTRAINT fk_answers_message_id FOREIGN KEY(message_id) REFERENCES messages (id)
);
CREATE TABLE "checks" (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	run_id INTEGER, 
	checked_at DATETIME NOT NULL, 
	outcome VARCHAR(16) NOT NULL, 
	reason TEXT NOT NULL, 
	status INTEGER, 
	bytes INTEGER, 
	seconds FLOAT NOT NULL, 
	snapshot_id INTEGER, 
	sha256 BLOB, 
	CONSTRAINT pk_checks PRIMARY KEY (id), 
	CONSTRAINT fk_checks_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_checks_snapshot_id FOREIGN KEY(snapshot_id) REFERENCES snapshots (id), 
	CONSTRAINT fk_checks_document_id FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "checks" VALUES(1,1,NULL,'2024-02-12 03:00:00.000000','first','',200,11,0.25,1,X'0BA0B7845B6F9D3B9D93146B2957F3D15E9F2469FB4CFCA046809FD593C83EC7');
INSERT INTO "checks" VALUES(2,1,NULL,'2024-02-13 03:00:00.000000','changed','',200,11,0.25,2,X'C6B1045F6F55FBB1BBBF715A65CA8D1E562EF8D2EAEAFE1B411154DF4A2C5E49');
CREATE TABLE deliveries (
	notifier TEXT NOT NULL, 
	attempts INTEGER NOT NULL, 
	last_error TEXT NOT NULL, 
	next_attempt DATETIME NOT NULL, 
	CONSTRAINT pk_deliveries PRIMARY KEY (notifier)
);
CREATE TABLE documents (
	id INTEGER NOT NULL, 
	"key" TEXT NOT NULL, 
	service TEXT NOT NULL, 
	name TEXT NOT NULL, 
	url TEXT NOT NULL, 
	language TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	page_sha256 VARCHAR(64) NOT NULL, 
	etag TEXT NOT NULL, 
	last_modified TEXT NOT NULL, 
	last_checked DATETIME, 
	last_good DATETIME, 
	failing_since DATETIME, 
	held_since DATETIME, 
	held_as VARCHAR(64) NOT NULL, 
	held_count INTEGER NOT NULL, 
	reason TEXT NOT NULL, chain BLOB, gate BLOB, 
	CONSTRAINT pk_documents PRIMARY KEY (id), 
	CONSTRAINT uq_documents_key UNIQUE ("key")
);
INSERT INTO "documents" VALUES(1,'soundcloud/terms-of-service','SoundCloud','Terms of Service','https://soundcloud.test/terms','en',2,'c6b1045f6f55fbb1bbbf715a65ca8d1e562ef8d2eaeafe1b411154df4a2c5e49','','','2024-02-13 03:00:00.000000','2024-02-13 03:00:00.000000',NULL,NULL,'',0,'',X'EA7DBB3C1BDFF61D1453D03DF1896AC0BC82E42AE820140BFF655D5CAC480B8C',NULL);
CREATE TABLE findings (
	seq INTEGER NOT NULL, 
	id VARCHAR(16) NOT NULL, 
	document_id INTEGER NOT NULL, 
	service TEXT NOT NULL, 
	document TEXT NOT NULL, 
	url TEXT NOT NULL, 
	observed_at DATETIME NOT NULL, 
	change VARCHAR(16) NOT NULL, 
	severity VARCHAR(16) NOT NULL, 
	fingerprint TEXT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	lead TEXT NOT NULL, 
	section JSON NOT NULL, 
	rules JSON NOT NULL, 
	language TEXT NOT NULL, 
	first_seen DATETIME NOT NULL, 
	version INTEGER NOT NULL, 
	previous INTEGER, 
	"before" TEXT NOT NULL, 
	live BOOLEAN NOT NULL, attributes JSON DEFAULT '{}' NOT NULL, marks JSON DEFAULT '[]' NOT NULL, sha256 BLOB, facts JSON DEFAULT '[]' NOT NULL, superseded DATETIME, 
	CONSTRAINT pk_findings PRIMARY KEY (seq), 
	CONSTRAINT fk_findings_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT uq_findings_id UNIQUE (id)
);
INSERT INTO "findings" VALUES(1,'09e8f49b6f4b0b62',1,'SoundCloud','Terms of Service','https://soundcloud.test/terms','2024-02-12 03:00:00.000000','added','alert','grant:We may train AI on it.','grant','We may train AI on it.','You agree that:','["Terms","Your content"]','["grant-train"]','en','2024-02-12 03:00:00.000000',2,1,'before',1,'{}','[]',X'186EC90D438D8D1DB31A56977992D64DE1A6A2D63BC6B4AACD89DC2D7D7CB262','[]',NULL);
CREATE TABLE ledger (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	fingerprint TEXT NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	text TEXT NOT NULL, 
	lead TEXT NOT NULL, 
	section JSON NOT NULL, 
	rules JSON NOT NULL, 
	language TEXT NOT NULL, 
	first_seen DATETIME NOT NULL, 
	last_seen DATETIME NOT NULL, 
	present BOOLEAN NOT NULL, attributes JSON DEFAULT '{}' NOT NULL, marks JSON DEFAULT '[]' NOT NULL, spans JSON DEFAULT '[]' NOT NULL, told JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_ledger PRIMARY KEY (id), 
	CONSTRAINT fk_ledger_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT uq_ledger_document_id_fingerprint UNIQUE (document_id, fingerprint)
);
INSERT INTO "ledger" VALUES(1,1,'grant:We may train AI on it.','grant','We may train AI on it.','You agree that:','["Terms","Your content"]','["grant-train"]','en','2024-02-13 03:00:00.000000','2024-02-13 03:00:00.000000',1,'{}','[]','[["2024-02-13T03:00:00+00:00","2024-02-13T03:00:00+00:00"]]','["came"]');
CREATE TABLE marks (
	notifier TEXT NOT NULL, 
	severity VARCHAR(16) NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_marks PRIMARY KEY (notifier, severity)
);
CREATE TABLE messages (
	id INTEGER NOT NULL, 
	uid VARCHAR(32) NOT NULL, 
	notifier TEXT NOT NULL, 
	queued_at DATETIME NOT NULL, 
	sent_at DATETIME, 
	CONSTRAINT pk_messages PRIMARY KEY (id), 
	CONSTRAINT uq_messages_uid UNIQUE (uid)
);
CREATE TABLE mutes (
	id INTEGER NOT NULL, 
	fingerprint TEXT NOT NULL, 
	document_id INTEGER, 
	reason TEXT NOT NULL, 
	muted_at DATETIME NOT NULL, 
	until DATETIME, 
	ended_at DATETIME, 
	CONSTRAINT pk_mutes PRIMARY KEY (id), 
	CONSTRAINT fk_mutes_document_id FOREIGN KEY(document_id) REFERENCES documents (id)
);
CREATE TABLE packs (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	sha256 BLOB NOT NULL, 
	codec VARCHAR(16) NOT NULL, 
	size INTEGER NOT NULL, 
	depth INTEGER NOT NULL, 
	base_id INTEGER, 
	page_id INTEGER, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_packs PRIMARY KEY (id), 
	CONSTRAINT fk_packs_base_id FOREIGN KEY(base_id) REFERENCES packs (id), 
	CONSTRAINT fk_packs_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_packs_page_id FOREIGN KEY(page_id) REFERENCES packs (id), 
	CONSTRAINT uq_packs_document_id_sha256 UNIQUE (document_id, sha256)
);
INSERT INTO "packs" VALUES(1,1,X'0BA0B7845B6F9D3B9D93146B2957F3D15E9F2469FB4CFCA046809FD593C83EC7','zstd',11,0,NULL,NULL,X'28B52FFD200B5900003C703E4F6E652E3C2F703E01');
INSERT INTO "packs" VALUES(2,1,X'5528FB64A5A08787FEE8C5BB28D6C1A99240EED760162E3C3BAD2DC3A7957CF2','zstd',81,0,NULL,1,X'28B52FFD2051650200C2C4101780C90D5A4376C8C6211222D4469E9A03793436491310040B427F0679D3BA1A775929A237DB662D21278D78FE21BCC34F1E58263CBF9CB25256F773CC9F91DA515C09010037C2840201');
INSERT INTO "packs" VALUES(3,1,X'C6B1045F6F55FBB1BBBF715A65CA8D1E562EF8D2EAEAFE1B411154DF4A2C5E49','zstd',11,1,1,NULL,X'28B52FFD200B5900003C703E54776F2E3C2F703E01');
INSERT INTO "packs" VALUES(4,1,X'558B2150EDF301273D481957A4EEFFC6CC09ED0B1D8B8A75A17002AC277EB898','zstd',81,1,2,3,X'28B52FFD20516500001854776F02008273A825000101');
CREATE TABLE reminders (
	id INTEGER NOT NULL, 
	notifier TEXT NOT NULL, 
	document_id INTEGER NOT NULL, 
	kind VARCHAR(16) NOT NULL, 
	since DATETIME NOT NULL, 
	reason TEXT NOT NULL, 
	message_id INTEGER NOT NULL, 
	ended_at DATETIME, 
	ended_message_id INTEGER, 
	CONSTRAINT pk_reminders PRIMARY KEY (id), 
	CONSTRAINT fk_reminders_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_reminders_message_id FOREIGN KEY(message_id) REFERENCES messages (id), 
	CONSTRAINT fk_reminders_ended_message_id FOREIGN KEY(ended_message_id) REFERENCES messages (id)
);
CREATE TABLE runs (
	id INTEGER NOT NULL, 
	active BOOLEAN, 
	holder TEXT NOT NULL, 
	host TEXT NOT NULL, 
	pid INTEGER NOT NULL, 
	process VARCHAR(32) NOT NULL, 
	started_at DATETIME NOT NULL, 
	heartbeat DATETIME NOT NULL, 
	finished_at DATETIME, 
	CONSTRAINT pk_runs PRIMARY KEY (id), 
	CONSTRAINT uq_runs_active UNIQUE (active)
);
CREATE TABLE sketches (
	value BIGINT NOT NULL, 
	pack_id INTEGER NOT NULL, 
	CONSTRAINT pk_sketches PRIMARY KEY (value, pack_id), 
	CONSTRAINT fk_sketches_pack_id FOREIGN KEY(pack_id) REFERENCES packs (id)
)
 WITHOUT ROWID

;
INSERT INTO "sketches" VALUES(855849987,1);
CREATE TABLE "snapshots" (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	final_url TEXT NOT NULL, 
	fetched_at DATETIME NOT NULL, 
	seconds FLOAT NOT NULL, 
	status INTEGER NOT NULL, 
	headers JSON NOT NULL, 
	believed BOOLEAN NOT NULL, 
	sha256 BLOB NOT NULL, 
	pack_id INTEGER, 
	chain BLOB NOT NULL, 
	pruned_at DATETIME, 
	CONSTRAINT pk_snapshots PRIMARY KEY (id), 
	CONSTRAINT fk_snapshots_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_snapshots_pack_id FOREIGN KEY(pack_id) REFERENCES packs (id)
);
INSERT INTO "snapshots" VALUES(1,1,'https://soundcloud.test/terms','https://soundcloud.test/terms?en','2024-02-12 03:00:00.000000',0.25,200,'[["etag","\"a\""]]',1,X'0BA0B7845B6F9D3B9D93146B2957F3D15E9F2469FB4CFCA046809FD593C83EC7',1,X'9D4AF724E276F8575A3B9180AD47D5F88C431C29A4ECC64431CD64376830B968',NULL);
INSERT INTO "snapshots" VALUES(2,1,'https://soundcloud.test/terms','https://soundcloud.test/terms?en','2024-02-13 03:00:00.000000',0.25,200,'[]',1,X'C6B1045F6F55FBB1BBBF715A65CA8D1E562EF8D2EAEAFE1B411154DF4A2C5E49',3,X'EA7DBB3C1BDFF61D1453D03DF1896AC0BC82E42AE820140BFF655D5CAC480B8C',NULL);
CREATE TABLE spares (
	id INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_spares PRIMARY KEY (id)
);
INSERT INTO "spares" VALUES(0,X'000000000000000200DA9067639BC38F29EB53C8C7201222D4469E9A03793436491310040B427F0679D3BA1A775929A237DB662D21278D78FE21BCC34F1E58263CBF9CB25256F773CC9F91DA515C09010037C2840201');
CREATE TABLE "versions" (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	observed_at DATETIME NOT NULL, 
	snapshot_id INTEGER NOT NULL, 
	size INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	language TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	technical BOOLEAN NOT NULL, 
	sha256 BLOB NOT NULL, 
	pack_id INTEGER NOT NULL, stated JSON, 
	CONSTRAINT pk_versions PRIMARY KEY (id), 
	CONSTRAINT uq_versions_document_id_number UNIQUE (document_id, number), 
	CONSTRAINT fk_versions_snapshot_id FOREIGN KEY(snapshot_id) REFERENCES snapshots (id), 
	CONSTRAINT fk_versions_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_versions_pack_id FOREIGN KEY(pack_id) REFERENCES packs (id)
);
INSERT INTO "versions" VALUES(1,1,1,'2024-02-12 03:00:00.000000',1,4,'Terms','en','r1','rules1',0,X'70277BFC409B502132D7A48B2A3B386294264B31F7BF024A5FB0CAFABB8AC122',2,NULL);
INSERT INTO "versions" VALUES(2,1,2,'2024-02-13 03:00:00.000000',2,4,'Terms','en','r1','rules1',0,X'1EB32D1EE4458814F94F8B92D1BD3E06E16DCA6FAB43D53F700840321F27FDF4',4,NULL);
CREATE INDEX ix_snapshots_document_id ON snapshots (document_id);
CREATE INDEX ix_checks_document_id ON checks (document_id);
CREATE INDEX ix_packs_base_id ON packs (base_id);
CREATE INDEX ix_sketches_pack_id ON sketches (pack_id);
CREATE INDEX ix_packs_document_id_id ON packs (document_id, id);
CREATE INDEX ix_packs_page_bases ON packs (document_id, id) WHERE page_id IS NULL AND (base_id IS NULL OR length(data) > 300);
CREATE INDEX ix_packs_blocks_bases ON packs (document_id, id) WHERE page_id IS NOT NULL AND (base_id IS NULL OR length(data) > 500);
COMMIT;
