-- A ledger as version 1 of its tables held it: two editions, a corrected paper, one decision. Never edited.
CREATE TABLE about (
  version INTEGER NOT NULL
);
INSERT INTO "about" VALUES(1);
CREATE TABLE editions (
  number INTEGER NOT NULL,
  as_of DATE NOT NULL,
  fingerprint VARCHAR(64) NOT NULL,
  program VARCHAR(40) NOT NULL,
  PRIMARY KEY (number),
  UNIQUE (fingerprint)
);
INSERT INTO "editions" VALUES(1,'2026-03-09','7461bc120c6a079258fee16e125b42e76a862eedee5ce38e1dabddbdcbbab45d','0.1.0');
INSERT INTO "editions" VALUES(2,'2026-04-09','5fe12a4444c42d728cad0645f2ffac4256bff4ecf8615020c7e0ddf8d0224de4','0.1.0');
CREATE TABLE documents (
  id VARCHAR(16) NOT NULL,
  name TEXT NOT NULL,
  title TEXT,
  held DATE,
  first_edition INTEGER NOT NULL,
  last_edition INTEGER NOT NULL,
  supersedes VARCHAR(16),
  shingles TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(first_edition) REFERENCES editions (number),
  FOREIGN KEY(last_edition) REFERENCES editions (number)
);
INSERT INTO "documents" VALUES('7854104acf8f41db','board.txt',NULL,'2026-03-02',1,1,NULL,'014eb36b 06a38cf7 0a083b88 34e5fb91 3573366a 37b57e96 38d9ddda 3edaeae4 5166b3b7 5e37ec7b 5e867cab 6d71de8d 7fc3c448 814d04d6 87002a30 88a13dad a81ded28 b27997b2 b96d8420 bbd5e82b c25522bb cc3533a5 d51dfedd e3c9d113 fa0ee5b3 fe127439');
INSERT INTO "documents" VALUES('0ddea378790a623c','board-approved.txt',NULL,'2026-03-02',2,2,'7854104acf8f41db','014eb36b 0a083b88 1d97d71b 254dcbf1 34e5fb91 3573366a 38d9ddda 3edaeae4 4383145a 5e37ec7b 6d71de8d 6fce236b 7fc3c448 814d04d6 8610507c 88a13dad a177ced6 a81ded28 b27997b2 b96d8420 bbd5e82b cc3533a5 d6a6e361 dc51ed5e ecd113b3 f682fb07 fa0ee5b3 fb3e8056 fe127439');
CREATE TABLE questions (
  id VARCHAR(40) NOT NULL,
  text TEXT NOT NULL,
  asker TEXT,
  first_edition INTEGER NOT NULL,
  first_asked DATE,
  first_document TEXT NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(first_edition) REFERENCES editions (number)
);
INSERT INTO "questions" VALUES('lamp','Mrs Ode asked when the lamp would be lit.','Mrs Ode',1,'2026-03-02','board.txt');
INSERT INTO "questions" VALUES('keys','Mr Pask asked who keeps the keys.',NULL,1,'2026-03-02','board.txt');
CREATE TABLE aliases (
  id VARCHAR(40) NOT NULL,
  question_id VARCHAR(40) NOT NULL,
  PRIMARY KEY (id),
  FOREIGN KEY(question_id) REFERENCES questions (id)
);
INSERT INTO "aliases" VALUES('oldlamp','lamp');
CREATE TABLE concerns (
  edition INTEGER NOT NULL,
  id VARCHAR(40) NOT NULL,
  label TEXT NOT NULL,
  size INTEGER NOT NULL,
  segment_ids TEXT NOT NULL,
  PRIMARY KEY (edition, id),
  FOREIGN KEY(edition) REFERENCES editions (number)
);
INSERT INTO "concerns" VALUES(1,'k1','The mooring',2,'["s-a", "s-b"]');
INSERT INTO "concerns" VALUES(2,'k1','The mooring',2,'["s-a", "s-b"]');
CREATE TABLE decisions (
  number INTEGER NOT NULL,
  "key" VARCHAR(64) NOT NULL,
  target VARCHAR(80) NOT NULL,
  field VARCHAR(40) NOT NULL,
  value TEXT NOT NULL,
  coder VARCHAR(120) NOT NULL,
  made_at VARCHAR(40) NOT NULL,
  note TEXT NOT NULL,
  basis TEXT NOT NULL,
  PRIMARY KEY (number),
  UNIQUE ("key")
);
INSERT INTO decisions ("key", target, field, value, coder, made_at, note, basis) VALUES('31835b54d22b5ae56ca8442ceceb738f41135b2bfeb2d75bafbc690f9b618e40','lamp','status','answered','person:anna','2026-04-10T09:00:00Z','','');
INSERT INTO decisions ("key", target, field, value, coder, made_at, note, basis) VALUES('539ebaaea3fb963f015c95bac7d1b24293486dda64d9e5cd6aad84637b1e1362','lamp','answer','It is lit from May.','person:anna','2026-04-10T09:00:00Z','','');
CREATE TABLE sightings (
  edition INTEGER NOT NULL,
  question_id VARCHAR(40) NOT NULL,
  document_id VARCHAR(16) NOT NULL,
  document TEXT NOT NULL,
  segment_id VARCHAR(40) NOT NULL,
  text TEXT NOT NULL,
  status VARCHAR(12) NOT NULL,
  reason TEXT NOT NULL,
  answer TEXT,
  promise TEXT,
  owner TEXT,
  due DATE,
  due_text TEXT,
  score FLOAT NOT NULL,
  proposed BOOLEAN NOT NULL,
  PRIMARY KEY (edition, question_id),
  FOREIGN KEY(edition) REFERENCES editions (number),
  FOREIGN KEY(question_id) REFERENCES questions (id)
);
INSERT INTO "sightings" VALUES(1,'lamp','7854104acf8f41db','board.txt','s-lamp','Mrs Ode asked when the lamp would be lit.','deferred','',NULL,'It would be looked into.',NULL,NULL,NULL,0.9,FALSE);
INSERT INTO "sightings" VALUES(1,'keys','7854104acf8f41db','board.txt','s-keys','Mr Pask asked who keeps the keys.','answered','','The warden keeps them.',NULL,NULL,NULL,NULL,0.9,FALSE);
INSERT INTO "sightings" VALUES(2,'lamp','0ddea378790a623c','board-approved.txt','s-oldlamp','Mrs Ode asked when the old lamp would be lit.','deferred','',NULL,NULL,NULL,NULL,NULL,0.9,FALSE);
INSERT INTO "sightings" VALUES(2,'keys','0ddea378790a623c','board-approved.txt','s-keys','Mr Pask asked who keeps the keys.','answered','','The warden keeps them.',NULL,NULL,NULL,NULL,0.9,FALSE);
CREATE INDEX decisions_by_target ON decisions (target, field, number);
CREATE INDEX sightings_by_question ON sightings (question_id, edition);
