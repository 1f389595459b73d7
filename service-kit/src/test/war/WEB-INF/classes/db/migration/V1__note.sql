create table note (
  id      uuid primary key,
  user_id text   not null,
  title   text   not null,
  version bigint not null
);
grant select, insert, update, delete on note to ${runningRole};
