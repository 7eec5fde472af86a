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
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE announcements (
	notifier TEXT NOT NULL, 
	finding_id VARCHAR(16) NOT NULL, 
	reference TEXT NOT NULL, 
	at DATETIME NOT NULL, 
	CONSTRAINT pk_announcements PRIMARY KEY (notifier, finding_id), 
	CONSTRAINT fk_announcements_finding_id FOREIGN KEY(finding_id) REFERENCES findings (id)
);
CREATE TABLE blobs (
	sha256 VARCHAR(64) NOT NULL, 
	codec VARCHAR(16) NOT NULL, 
	size INTEGER NOT NULL, 
	data BLOB NOT NULL, 
	CONSTRAINT pk_blobs PRIMARY KEY (sha256)
);
INSERT INTO "blobs" VALUES('0ba0b7845b6f9d3b9d93146b2957f3d15e9f2469fb4cfca046809fd593c83ec7','zstd',11,X'28B52FFD200B5900003C703E4F6E652E3C2F703E');
INSERT INTO "blobs" VALUES('77695f75594ad08afc5194dc6e3af2c13a1a95188cdbfdd7f11390a74b305cf2','zstd',70,X'28B52FFD20460D020012040E14A0B7C562A5892E95AF8860C57FBBF66BD2FF1704C6FC05B7B088D632F5A09937E526659826AAF8460E4DE2720399866FB4500F2AAE4B0901001D619601');
INSERT INTO "blobs" VALUES('c6b1045f6f55fbb1bbbf715a65ca8d1e562ef8d2eaeafe1b411154df4a2c5e49','zstd',11,X'28B52FFD200B5900003C703E54776F2E3C2F703E');
INSERT INTO "blobs" VALUES('408b1fdf17fe920e70d993303075b74196bcf1ecfba9630408e5803261274bae','zstd',70,X'28B52FFD20460D020012040E14A0B70D6072AFA54697AF64655043314D20A91A4188BF01F6A0F374A9B2C9C237D2463B141B2BDC5E10ACE567277B94DB4F4A36C9997E1701001D619601');
CREATE TABLE checks (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	run_id INTEGER, 
	checked_at DATETIME NOT NULL, 
	outcome VARCHAR(16) NOT NULL, 
	reason TEXT NOT NULL, 
	status INTEGER, 
	bytes INTEGER, 
	sha256 VARCHAR(64), 
	seconds FLOAT NOT NULL, 
	snapshot_id INTEGER, 
	CONSTRAINT pk_checks PRIMARY KEY (id), 
	CONSTRAINT fk_checks_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_checks_run_id FOREIGN KEY(run_id) REFERENCES runs (id), 
	CONSTRAINT fk_checks_snapshot_id FOREIGN KEY(snapshot_id) REFERENCES snapshots (id)
);
INSERT INTO "checks" VALUES(1,1,NULL,'2024-02-12 03:00:00.000000','first','',200,11,'0ba0b7845b6f9d3b9d93146b2957f3d15e9f2469fb4cfca046809fd593c83ec7',0.25,1);
INSERT INTO "checks" VALUES(2,1,NULL,'2024-02-13 03:00:00.000000','changed','',200,11,'c6b1045f6f55fbb1bbbf715a65ca8d1e562ef8d2eaeafe1b411154df4a2c5e49',0.25,2);
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
	reason TEXT NOT NULL, 
	CONSTRAINT pk_documents PRIMARY KEY (id), 
	CONSTRAINT uq_documents_key UNIQUE ("key")
);
INSERT INTO "documents" VALUES(1,'soundcloud/terms-of-service','SoundCloud','Terms of Service','https://soundcloud.test/terms','en',2,'c6b1045f6f55fbb1bbbf715a65ca8d1e562ef8d2eaeafe1b411154df4a2c5e49','','','2024-02-13 03:00:00.000000','2024-02-13 03:00:00.000000',NULL,NULL,'',0,'');
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
	live BOOLEAN NOT NULL, attributes JSON DEFAULT '{}' NOT NULL, marks JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_findings PRIMARY KEY (seq), 
	CONSTRAINT fk_findings_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT uq_findings_id UNIQUE (id)
);
INSERT INTO "findings" VALUES(1,'09e8f49b6f4b0b62',1,'SoundCloud','Terms of Service','https://soundcloud.test/terms','2024-02-12 03:00:00.000000','added','alert','grant:We may train AI on it.','grant','We may train AI on it.','You agree that:','["Terms", "Your content"]','["grant-train"]','en','2024-02-12 03:00:00.000000',2,1,'before',1,'{"actor": "", "data": [], "purpose": [], "generative": null, "control": "none", "where": [], "exceptions": [], "retroactive": false, "deadline": []}','[]');
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
	present BOOLEAN NOT NULL, attributes JSON DEFAULT '{}' NOT NULL, marks JSON DEFAULT '[]' NOT NULL, 
	CONSTRAINT pk_ledger PRIMARY KEY (id), 
	CONSTRAINT fk_ledger_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT uq_ledger_document_id_fingerprint UNIQUE (document_id, fingerprint)
);
INSERT INTO "ledger" VALUES(1,1,'grant:We may train AI on it.','grant','We may train AI on it.','You agree that:','["Terms", "Your content"]','["grant-train"]','en','2024-02-13 03:00:00.000000','2024-02-13 03:00:00.000000',1,'{"actor": "", "data": [], "purpose": [], "generative": null, "control": "none", "where": [], "exceptions": [], "retroactive": false, "deadline": []}','[]');
CREATE TABLE marks (
	notifier TEXT NOT NULL, 
	severity VARCHAR(16) NOT NULL, 
	since DATETIME NOT NULL, 
	CONSTRAINT pk_marks PRIMARY KEY (notifier, severity)
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
CREATE TABLE snapshots (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	url TEXT NOT NULL, 
	final_url TEXT NOT NULL, 
	fetched_at DATETIME NOT NULL, 
	seconds FLOAT NOT NULL, 
	status INTEGER NOT NULL, 
	headers JSON NOT NULL, 
	blob VARCHAR(64) NOT NULL, 
	believed BOOLEAN NOT NULL, 
	CONSTRAINT pk_snapshots PRIMARY KEY (id), 
	CONSTRAINT fk_snapshots_blob FOREIGN KEY(blob) REFERENCES blobs (sha256), 
	CONSTRAINT fk_snapshots_document_id FOREIGN KEY(document_id) REFERENCES documents (id)
);
INSERT INTO "snapshots" VALUES(1,1,'https://soundcloud.test/terms','https://soundcloud.test/terms?en','2024-02-12 03:00:00.000000',0.25,200,'[["etag", "\"a\""]]','0ba0b7845b6f9d3b9d93146b2957f3d15e9f2469fb4cfca046809fd593c83ec7',1);
INSERT INTO "snapshots" VALUES(2,1,'https://soundcloud.test/terms','https://soundcloud.test/terms?en','2024-02-13 03:00:00.000000',0.25,200,'[]','c6b1045f6f55fbb1bbbf715a65ca8d1e562ef8d2eaeafe1b411154df4a2c5e49',1);
CREATE TABLE versions (
	id INTEGER NOT NULL, 
	document_id INTEGER NOT NULL, 
	number INTEGER NOT NULL, 
	observed_at DATETIME NOT NULL, 
	snapshot_id INTEGER NOT NULL, 
	sha256 VARCHAR(64) NOT NULL, 
	size INTEGER NOT NULL, 
	blob VARCHAR(64) NOT NULL, 
	title TEXT NOT NULL, 
	language TEXT NOT NULL, 
	reader TEXT NOT NULL, 
	rules TEXT NOT NULL, 
	technical BOOLEAN NOT NULL, 
	CONSTRAINT pk_versions PRIMARY KEY (id), 
	CONSTRAINT fk_versions_blob FOREIGN KEY(blob) REFERENCES blobs (sha256), 
	CONSTRAINT fk_versions_document_id FOREIGN KEY(document_id) REFERENCES documents (id), 
	CONSTRAINT fk_versions_snapshot_id FOREIGN KEY(snapshot_id) REFERENCES snapshots (id), 
	CONSTRAINT uq_versions_document_id_number UNIQUE (document_id, number)
);
INSERT INTO "versions" VALUES(1,1,1,'2024-02-12 03:00:00.000000',1,'70277bfc409b502132d7a48b2a3b386294264b31f7bf024a5fb0cafabb8ac122',4,'77695f75594ad08afc5194dc6e3af2c13a1a95188cdbfdd7f11390a74b305cf2','Terms','en','r1','rules1',0);
INSERT INTO "versions" VALUES(2,1,2,'2024-02-13 03:00:00.000000',2,'1eb32d1ee4458814f94f8b92d1bd3e06e16dca6fab43d53f700840321f27fdf4',4,'408b1fdf17fe920e70d993303075b74196bcf1ecfba9630408e5803261274bae','Terms','en','r1','rules1',0);
CREATE INDEX ix_snapshots_document_id ON snapshots (document_id);
COMMIT;
