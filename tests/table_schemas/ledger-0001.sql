BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
CREATE TABLE article (
	id TEXT NOT NULL, 
	sha256 TEXT NOT NULL, 
	text TEXT NOT NULL, 
	published TEXT, 
	title TEXT, 
	url TEXT, 
	publisher TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "article" VALUES('a1','8900143e38b5f8c090faee2e2bde369971e24394791a14b21487f1e4f3b69b35','Shells hit Shushi.',NULL,NULL,NULL,NULL);
CREATE TABLE batch (
	id TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	name TEXT NOT NULL, 
	content_hash TEXT NOT NULL, 
	format TEXT NOT NULL, 
	header TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	at TEXT NOT NULL, 
	rows INTEGER NOT NULL, 
	accepted INTEGER NOT NULL, 
	updated INTEGER NOT NULL, 
	unchanged INTEGER NOT NULL, 
	quarantined INTEGER NOT NULL, 
	source TEXT, 
	undone_at TEXT, 
	PRIMARY KEY (id)
);
INSERT INTO "batch" VALUES('b6h0ztbz5v4va09p','import','kenya.csv','7692c3ad3540bb803c020b3aee66cd8887123234ea0c6e7143c0add73ff431ed','ACLED','["latitude"]','tester','2026-11-24T23:34:50.419269+00:00',3,2,0,0,1,'8900143e38b5f8c090faee2e2bde369971e24394791a14b21487f1e4f3b69b35',NULL);
CREATE TABLE current (
	sequence INTEGER NOT NULL, 
	incident_id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	state TEXT NOT NULL, 
	event_type TEXT NOT NULL, 
	sub_event_type TEXT, 
	first_day INTEGER, 
	last_day INTEGER, 
	time_precision INTEGER, 
	date_prec INTEGER, 
	latitude FLOAT, 
	longitude FLOAT, 
	uncertainty_m INTEGER, 
	where_prec INTEGER, 
	geo_precision INTEGER, 
	place_review BOOLEAN, 
	country TEXT, 
	admin1 TEXT, 
	location TEXT, 
	killed_min INTEGER, 
	killed_max INTEGER, 
	injured_min INTEGER, 
	injured_max INTEGER, 
	casualties_unknown BOOLEAN NOT NULL, 
	grade TEXT, 
	dataset TEXT, 
	batch_id TEXT, 
	article_id TEXT, 
	confidence FLOAT, 
	review BOOLEAN NOT NULL, 
	actors TEXT, 
	weapons TEXT, 
	sources TEXT, 
	words TEXT NOT NULL, 
	operation TEXT NOT NULL, 
	"key" TEXT, 
	PRIMARY KEY (sequence), 
	UNIQUE (incident_id), 
	UNIQUE ("key")
);
INSERT INTO "current" VALUES(2,'i6h0ztbz4jqabggm',2,'accepted','Battles','Armed clash',18538,18538,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Shushi',NULL,NULL,NULL,NULL,1,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,'shushi armed clash','edit',NULL);
INSERT INTO "current" VALUES(3,'i6h0ztbz6bb2qhrf',1,'accepted','Battles','Armed clash',18538,18538,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Shushi',0,0,NULL,NULL,0,NULL,'ACLED','b6h0ztbz5v4va09p',NULL,NULL,0,NULL,NULL,NULL,'shushi armed clash ken1','record','ACLEDKEN1');
INSERT INTO "current" VALUES(4,'i6h0ztbz6aj3x3v4',1,'accepted','Battles','Armed clash',18538,18538,1,1,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'Shushi',0,0,NULL,NULL,0,NULL,'ACLED','b6h0ztbz5v4va09p',NULL,NULL,0,NULL,NULL,NULL,'shushi armed clash ken2','record','ACLEDKEN2');
CREATE TABLE quarantine (
	batch_id TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	line INTEGER NOT NULL, 
	"column" TEXT, 
	value TEXT, 
	reason TEXT NOT NULL, 
	mend TEXT NOT NULL, 
	"row" TEXT NOT NULL, 
	PRIMARY KEY (batch_id, number)
);
INSERT INTO "quarantine" VALUES('b6h0ztbz5v4va09p',1,7,'latitude','"95"','No such latitude.','Mend it.','["95"]');
CREATE TABLE revision (
	sequence INTEGER NOT NULL, 
	incident_id TEXT NOT NULL, 
	version INTEGER NOT NULL, 
	operation TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	at TEXT NOT NULL, 
	reason TEXT NOT NULL, 
	body TEXT, 
	"key" TEXT, 
	batch_id TEXT, 
	source TEXT, 
	other_id TEXT, 
	previous_hash TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	PRIMARY KEY (sequence), 
	UNIQUE (incident_id, version)
);
INSERT INTO "revision" VALUES(1,'i6h0ztbz4jqabggm',1,'record','tester','2026-11-24T23:34:50.403383+00:00','trying it','{"casualties_unknown":false,"date":{"date_prec":1,"end":"2020-10-03","start":"2020-10-03","time_precision":1},"event_type":"Battles","extra":{"inter1":"1"},"killed":{},"location":"Shushi","state":"accepted","sub_event_type":"Armed clash"}',NULL,NULL,NULL,NULL,'','3b540d94867fb26553f12b9e21db635d11d08fd03132014618caa5884fcbd089');
INSERT INTO "revision" VALUES(2,'i6h0ztbz4jqabggm',2,'edit','tester','2026-11-24T23:34:50.409010+00:00','trying it','{"casualties_unknown":false,"date":{"date_prec":1,"end":"2020-10-03","start":"2020-10-03","time_precision":1},"event_type":"Battles","extra":{"inter1":"1"},"killed":{},"location":"Shushi","state":"accepted","sub_event_type":"Armed clash"}',NULL,NULL,NULL,NULL,'3b540d94867fb26553f12b9e21db635d11d08fd03132014618caa5884fcbd089','0cc58729c7a31a2e18ec263ed282f6fbb64a98f31eb41e7615ef8305fb5f6752');
INSERT INTO "revision" VALUES(3,'i6h0ztbz6bb2qhrf',1,'record','tester','2026-11-24T23:34:50.412929+00:00','trying it','{"casualties_unknown":false,"dataset":"ACLED","dataset_id":"KEN1","date":{"date_prec":1,"end":"2020-10-03","start":"2020-10-03","time_precision":1},"event_type":"Battles","extra":{"inter1":"1"},"killed":{"maximum":0,"minimum":0},"location":"Shushi","state":"accepted","sub_event_type":"Armed clash"}','ACLEDKEN1','b6h0ztbz5v4va09p','8900143e38b5f8c090faee2e2bde369971e24394791a14b21487f1e4f3b69b35',NULL,'0cc58729c7a31a2e18ec263ed282f6fbb64a98f31eb41e7615ef8305fb5f6752','4484296f758dde052140c0abcefa58c82d7a9be5c270b3387e3b7207a74fe894');
INSERT INTO "revision" VALUES(4,'i6h0ztbz6aj3x3v4',1,'record','tester','2026-11-24T23:34:50.412929+00:00','trying it','{"casualties_unknown":false,"dataset":"ACLED","dataset_id":"KEN2","date":{"date_prec":1,"end":"2020-10-03","start":"2020-10-03","time_precision":1},"event_type":"Battles","extra":{"inter1":"1"},"killed":{"maximum":0,"minimum":0},"location":"Shushi","state":"accepted","sub_event_type":"Armed clash"}','ACLEDKEN2','b6h0ztbz5v4va09p','8900143e38b5f8c090faee2e2bde369971e24394791a14b21487f1e4f3b69b35',NULL,'4484296f758dde052140c0abcefa58c82d7a9be5c270b3387e3b7207a74fe894','9d201607c65c16bccc58d32927a99034a338008a46e3a8d20c12cfbf3da9aa5a');
CREATE TABLE source (
	sha256 TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	size INTEGER NOT NULL, 
	name TEXT, 
	made_by TEXT, 
	url TEXT, 
	final_url TEXT, 
	headers TEXT NOT NULL, 
	retrieved_at TEXT NOT NULL, 
	retrieved_by TEXT NOT NULL, 
	tool TEXT NOT NULL, 
	PRIMARY KEY (sha256)
);
INSERT INTO "source" VALUES('8900143e38b5f8c090faee2e2bde369971e24394791a14b21487f1e4f3b69b35','article',18,NULL,NULL,NULL,NULL,'[]','2026-11-24T23:34:50.415487+00:00','tester','Incident Atlas 0.1.0');
CREATE TABLE source_part (
	sha256 TEXT NOT NULL, 
	part INTEGER NOT NULL, 
	bytes BLOB NOT NULL, 
	PRIMARY KEY (sha256, part)
);
INSERT INTO "source_part" VALUES('8900143e38b5f8c090faee2e2bde369971e24394791a14b21487f1e4f3b69b35',0,X'5368656C6C7320686974205368757368692E');
CREATE INDEX ix_article_sha256 ON article (sha256);
CREATE UNIQUE INDEX batch_content ON batch (content_hash) WHERE undone_at IS NULL;
CREATE INDEX revision_batch ON revision (batch_id);
CREATE INDEX revision_gone ON revision (sequence) WHERE body IS NULL;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER source_no_update BEFORE UPDATE ON source BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER source_no_delete BEFORE DELETE ON source BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER source_part_no_update BEFORE UPDATE ON source_part BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER source_part_no_delete BEFORE DELETE ON source_part BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER article_no_update BEFORE UPDATE ON article BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER article_no_delete BEFORE DELETE ON article BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER quarantine_no_update BEFORE UPDATE ON quarantine BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
CREATE TRIGGER quarantine_no_delete BEFORE DELETE ON quarantine BEGIN SELECT RAISE(ABORT, 'the ledger only grows: what was taken in is never changed'); END;
COMMIT;
