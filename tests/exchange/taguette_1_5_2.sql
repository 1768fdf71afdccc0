-- A project that Taguette 1.5.2 (BSD 3-clause) made with its own code, as SQLite's dump of it.
-- Page, tags and people are invented. taguette_1_5_2_highlights.csv is its own export of this project.
BEGIN TRANSACTION;
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('db5e31a0233d');
CREATE TABLE commands (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	date DATETIME NOT NULL, 
	user_login VARCHAR(30) NOT NULL, 
	project_id INTEGER NOT NULL, 
	document_id INTEGER, 
	payload TEXT NOT NULL, 
	CONSTRAINT fk_commands_user_login_users FOREIGN KEY(user_login) REFERENCES users (login) ON UPDATE CASCADE, 
	CONSTRAINT fk_commands_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
INSERT INTO "commands" VALUES(1,'2026-05-04 09:30:00.000000','mina',1,1,'{"end_offset": 77, "highlight_id": 1, "start_offset": 20, "tags": [1, 3], "type": "highlight_add"}');
INSERT INTO "commands" VALUES(2,'2026-05-04 09:30:00.000000','mina',1,1,'{"end_offset": 200, "highlight_id": 2, "start_offset": 169, "tags": [2], "type": "highlight_add"}');
INSERT INTO "commands" VALUES(3,'2026-05-04 09:30:00.000000','mina',1,1,'{"end_offset": 132, "highlight_id": 3, "start_offset": 117, "tags": [1], "type": "highlight_add"}');
INSERT INTO "commands" VALUES(4,'2026-05-04 09:30:00.000000','mina',1,1,'{"end_offset": 10, "highlight_id": 4, "start_offset": 0, "tags": [], "type": "highlight_add"}');
CREATE TABLE documents (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	filename VARCHAR(200) NOT NULL, 
	created DATETIME NOT NULL, 
	project_id INTEGER NOT NULL, 
	text_direction VARCHAR(13) NOT NULL, 
	contents TEXT NOT NULL, 
	CONSTRAINT fk_documents_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
INSERT INTO "documents" VALUES(1,'talk.txt','','talk.txt','2026-05-04 09:30:00.000000',1,'LEFT_TO_RIGHT','<h1>Café talk, 3 May</h1>
<ul>
 <li>I love the <b>new</b> bus 😀 and the naïve driver – thanks.</li>
 <li>The fares are too high for families.</li>
</ul>
<table><tbody><tr><td>Nobody tells us when the “late” bus is gone.</td><td>The fares are too high for families.</td></tr></tbody></table>');
CREATE TABLE highlight_tags (
	highlight_id INTEGER NOT NULL, 
	tag_id INTEGER NOT NULL, 
	CONSTRAINT pk_highlight_tags PRIMARY KEY (highlight_id, tag_id), 
	CONSTRAINT fk_highlight_tags_highlight_id_highlights FOREIGN KEY(highlight_id) REFERENCES highlights (id) ON DELETE CASCADE, 
	CONSTRAINT fk_highlight_tags_tag_id_tags FOREIGN KEY(tag_id) REFERENCES tags (id) ON DELETE CASCADE
);
INSERT INTO "highlight_tags" VALUES(1,1);
INSERT INTO "highlight_tags" VALUES(1,3);
INSERT INTO "highlight_tags" VALUES(2,2);
INSERT INTO "highlight_tags" VALUES(3,1);
CREATE TABLE highlights (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	document_id INTEGER NOT NULL, 
	start_offset INTEGER NOT NULL, 
	end_offset INTEGER NOT NULL, 
	snippet TEXT NOT NULL, 
	CONSTRAINT fk_highlights_document_id_documents FOREIGN KEY(document_id) REFERENCES documents (id) ON DELETE CASCADE
);
INSERT INTO "highlights" VALUES(1,1,20,77,'<ul><li>I love the <b>new</b> bus 😀 and the naïve driver – thanks.</li></ul>');
INSERT INTO "highlights" VALUES(2,1,169,200,'<table><tbody><tr><td>fares are too high for families</td></tr></tbody></table>');
INSERT INTO "highlights" VALUES(3,1,117,132,'<table><tbody><tr><td>Nobody tells us</td></tr></tbody></table>');
INSERT INTO "highlights" VALUES(4,1,0,10,'<h1>Café talk</h1>');
CREATE TABLE project_members (
	project_id INTEGER NOT NULL, 
	user_login VARCHAR(30) NOT NULL, 
	privileges VARCHAR(11) NOT NULL, 
	CONSTRAINT pk_project_members PRIMARY KEY (project_id, user_login), 
	CONSTRAINT fk_project_members_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE, 
	CONSTRAINT fk_project_members_user_login_users FOREIGN KEY(user_login) REFERENCES users (login) ON DELETE CASCADE ON UPDATE CASCADE
);
INSERT INTO "project_members" VALUES(1,'mina','ADMIN');
CREATE TABLE projects (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	name VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	created DATETIME NOT NULL
);
INSERT INTO "projects" VALUES(1,'Bus talk','','2026-05-04 09:30:00.000000');
CREATE TABLE tags (
	id INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, 
	project_id INTEGER NOT NULL, 
	path VARCHAR(200) NOT NULL, 
	description TEXT NOT NULL, 
	CONSTRAINT uq_tags_project_id UNIQUE (project_id, path), 
	CONSTRAINT fk_tags_project_id_projects FOREIGN KEY(project_id) REFERENCES projects (id) ON DELETE CASCADE
);
INSERT INTO "tags" VALUES(1,1,'Buses','How people get about.');
INSERT INTO "tags" VALUES(2,1,'Cost','');
INSERT INTO "tags" VALUES(3,1,'Sentiment.positive','');
CREATE TABLE users (
	login VARCHAR(30) NOT NULL, 
	created DATETIME NOT NULL, 
	hashed_password VARCHAR(192), 
	disabled BOOLEAN NOT NULL, 
	password_set_date DATETIME, 
	language VARCHAR(10), 
	email VARCHAR(256), 
	email_sent DATETIME, 
	CONSTRAINT pk_users PRIMARY KEY (login)
);
INSERT INTO "users" VALUES('mina','2026-05-04 09:30:00.000000',NULL,0,NULL,NULL,NULL,NULL);
CREATE UNIQUE INDEX ix_users_email ON users (email);
CREATE INDEX ix_project_members_project_id ON project_members (project_id);
CREATE INDEX ix_project_members_user_login ON project_members (user_login);
CREATE INDEX ix_documents_project_id ON documents (project_id);
CREATE INDEX idx_project_id ON commands (project_id, id);
CREATE INDEX ix_commands_project_id ON commands (project_id);
CREATE INDEX ix_commands_user_login ON commands (user_login);
CREATE INDEX idx_project_document ON commands (project_id, document_id);
CREATE INDEX ix_commands_date ON commands (date);
CREATE INDEX ix_commands_document_id ON commands (document_id);
CREATE INDEX ix_tags_project_id ON tags (project_id);
CREATE INDEX ix_tags_path ON tags (path);
CREATE INDEX ix_highlights_document_id ON highlights (document_id);
CREATE INDEX ix_highlight_tags_tag_id ON highlight_tags (tag_id);
CREATE INDEX ix_highlight_tags_highlight_id ON highlight_tags (highlight_id);
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('projects',1);
INSERT INTO "sqlite_sequence" VALUES('documents',1);
INSERT INTO "sqlite_sequence" VALUES('tags',3);
INSERT INTO "sqlite_sequence" VALUES('highlights',4);
INSERT INTO "sqlite_sequence" VALUES('commands',4);
COMMIT;
