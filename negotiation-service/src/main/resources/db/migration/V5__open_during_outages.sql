-- Without which of kafka, database and keys a publisher serves at no price rather than refuse.
alter table publisher add column open_during text[] not null default '{}';
