export { openFileRegister } from './register/files/openFileRegister';
export { type FileStoreOptions, openFileStore } from './register/files/openFileStore';
export { LockError } from './register/files/takeLock';
export type { Damage, RecordStore, Register } from './register/Register';
export type { StoredEntry } from './register/StoredEntry';
export { createSqlStore, type Query, type SqlStore, type SqlStoreOptions } from './register/sql/createSqlStore';
export { createTables } from './register/sql/tables';
export { openArchive } from './register/texts/openArchive';
export type { Entry, RecordOptions, RecordProblem } from './server/Entry';
