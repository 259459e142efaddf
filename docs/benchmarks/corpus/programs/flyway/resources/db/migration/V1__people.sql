create table person(id int primary key, name varchar(20)); insert into person values (1, 'ada');
