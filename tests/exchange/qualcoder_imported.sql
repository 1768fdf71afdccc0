-- What QualCoder's import (src/qualcoder/refi.py, its statements run by hand outside Qt) left of a project
-- that `yousaid export qdpx` wrote: SQLite's dump of data.qda. Texts, tags and people are invented.
BEGIN TRANSACTION;
CREATE TABLE annotation (anid integer primary key, fid integer,pos0 integer, pos1 integer, memo text, owner text, date text, unique(fid,pos0,pos1,owner));
CREATE TABLE attribute (attrid integer primary key, name text, attr_type text, value text, id integer, date text, owner text, unique(name,attr_type,id));
CREATE TABLE attribute_type (name text primary key, date text, owner text, memo text, caseOrFile text, valuetype text);
INSERT INTO "attribute_type" VALUES('Date','now','default','','file','character');
INSERT INTO "attribute_type" VALUES('Kind of document','now','default','','file','character');
CREATE TABLE code_cat (catid integer primary key, name text, owner text, date text, memo text, supercatid integer, unique(name));
INSERT INTO "code_cat" VALUES(1,'Themes','','now','What comments are about.',NULL);
INSERT INTO "code_cat" VALUES(2,'Cost & charges','','now','Short code: cost',1);
INSERT INTO "code_cat" VALUES(3,'Sentiment','','now','How people feel about what they say. A hope is positive, a fear or a loss negative.',NULL);
INSERT INTO "code_cat" VALUES(4,'Questions','','now','Where each question stands. The selection''s description says on what ground, and holds the answer.',NULL);
CREATE TABLE code_name (cid integer primary key, name text, memo text, catid integer, owner text,date text, color text, unique(name));
INSERT INTO "code_name" VALUES(1,'Buses','How people get about.

Short code: buses',1,'','now','#1D70B8');
INSERT INTO "code_name" VALUES(2,'Cost & charges','Short code: cost',2,'','now','#D4351C');
INSERT INTO "code_name" VALUES(3,'Staff','Short code: staff',2,'','now','#00703C');
INSERT INTO "code_name" VALUES(4,'positive','',3,'','now','#00703C');
INSERT INTO "code_name" VALUES(5,'negative','',3,'','now','#D4351C');
INSERT INTO "code_name" VALUES(6,'mixed','',3,'','now','#F47738');
INSERT INTO "code_name" VALUES(7,'neutral','',3,'','now','#6F777B');
INSERT INTO "code_name" VALUES(8,'answered','',4,'','now','#00703C');
INSERT INTO "code_name" VALUES(9,'deferred','',4,'','now','#F47738');
INSERT INTO "code_name" VALUES(10,'unanswered','',4,'','now','#D4351C');
CREATE TABLE code_text (ctid integer primary key, cid integer, fid integer,seltext text, pos0 integer, pos1 integer, owner text, date text, memo text, avid integer, important integer, unique(cid,fid,pos0,pos1, owner));
INSERT INTO "code_text" VALUES(1,2,1,'Café naïve',0,10,'Zoë','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(2,2,1,'Café naïve',0,10,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(3,5,1,'Café naïve',0,10,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(4,3,1,'The fares are too high 😀 for us.',11,43,'Zoë','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(5,2,1,'The fares are too high 😀 for us.',11,43,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(6,6,1,'The fares are too high 😀 for us.',11,43,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(7,1,2,'Café naïve',0,10,'Zoë','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(8,2,2,'Café naïve',0,10,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(9,5,2,'Café naïve',0,10,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(10,2,2,'Café 👩‍👩‍👧 20 °C is hot',11,35,'Zoë','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(11,2,2,'Café 👩‍👩‍👧 20 °C is hot',11,35,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(12,6,2,'Café 👩‍👩‍👧 20 °C is hot',11,35,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(13,3,2,'שלום 日本語 “x” ]]> & <b>',37,59,'Zoë','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(14,2,2,'שלום 日本語 “x” ]]> & <b>',37,59,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(15,5,2,'שלום 日本語 “x” ]]> & <b>',37,59,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(16,1,2,'end 😀',60,65,'Zoë','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(17,2,2,'end 😀',60,65,'anna','2026-05-04 00:00:00','',NULL,NULL);
INSERT INTO "code_text" VALUES(18,6,2,'end 😀',60,65,'anna','2026-05-04 00:00:00','',NULL,NULL);
CREATE TABLE project (databaseversion text, date text, memo text,about text, bookmarkfile integer, bookmarkpos integer, codername text);
INSERT INTO "project" VALUES('v8','','What people said. Written by yousaid 0 for 2026-05-04 with the codebook pool. Codings by a user whose name begins with “model:” are a program''s suggestions; the others are people''s. Positions count Unicode code points.','',0,0,'');
CREATE TABLE source (id integer primary key, name text, fulltext text, mediapath text, memo text, owner text, date text, av_text_id integer, risid integer, unique(name));
INSERT INTO "source" VALUES(1,'second.txt','Café naïve
The fares are too high 😀 for us.
',NULL,'','yousaid','2026-05-04 00:00:00',NULL,NULL);
INSERT INTO "source" VALUES(2,'talk.docx','Café naïve
Café 👩‍👩‍👧 20 °C is hot

שלום 日本語 “x” ]]> & <b>
end 😀
',NULL,'','yousaid','2026-05-04 00:00:00',NULL,NULL);
COMMIT;
