-- A grant is kept before it is sent; repeats of its request get it only once it is stored.
alter table access_repeat add column stored boolean not null default false;
