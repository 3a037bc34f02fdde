import { type ConsentRecord, DAY, decode } from '../consent';
import type { StoredEntry } from '../StoredEntry';

/** Prefixes of the terms: DPV (https://w3id.org/dpv), Dublin Core, XML Schema. */
export const jsonLdContext = {
  dpv: 'https://w3id.org/dpv#',
  dct: 'http://purl.org/dc/terms/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
} as const;

export interface JsonLdOptions {
  /** The visitor's name, where it is known. */
  readonly subject?: string;
  /** Who answers for the portal: ISO/IEC TS 27560 asks for the controller. */
  readonly operator?: string;
}

/**
 * An entry as a consent record with the fields of ISO/IEC TS 27560 (record id, principal, notice, language, purposes,
 * event time, validity, event type and state, party) in the terms of DPV 2.
 */
export function toJsonLd(entry: StoredEntry, { subject, operator }: JsonLdOptions = {}): object {
  const record = decode(entry.cookie, Number.MAX_SAFE_INTEGER / 2);
  const visitor = `urn:kelisim:visitor:${entry.key.split('.')[0]}`;
  return {
    '@id': `urn:kelisim:record:${entry.key}`,
    '@type': 'dpv:ConsentRecord',
    'dct:conformsTo': 'https://w3id.org/dpv/schema/dpv-27560#record',
    'dct:identifier': entry.key,
    'dct:created': time(entry.received),
    'dct:source': entry.site,
    'dpv:hasDataSubject': {
      ...{ '@id': visitor, '@type': 'dpv:DataSubject' },
      ...(subject === undefined ? {} : { 'dct:identifier': subject }),
    },
    ...(operator === undefined
      ? {}
      : { 'dpv:hasDataController': { '@type': 'dpv:DataController', 'dct:title': operator } }),
    'dpv:hasNotice': [
      {
        '@type': 'dpv:ConsentNotice',
        ...(entry.text === null ? {} : { '@id': `urn:sha256:${entry.text}` }),
        ...(record ? { 'dct:language': record.language } : {}),
      },
      ...(record?.policy ? [{ '@type': 'dpv:PrivacyNotice', 'dct:hasVersion': record.policy }] : []),
    ],
    'dpv:hasProcess': record ? purposesOf(record, visitor) : [],
  };
}

function purposesOf(record: ConsentRecord, visitor: string): readonly object[] {
  const purpose = (name: string, allowed: boolean) => ({
    '@type': 'dpv:Process',
    'dpv:hasPurpose': { '@type': 'dpv:Purpose', 'dct:title': name },
    'dpv:hasLegalBasis': 'dpv:Consent',
    'dpv:hasConsentStatus': {
      '@type': allowed ? 'dpv:ConsentGiven' : record.how === 'withdraw' ? 'dpv:ConsentWithdrawn' : 'dpv:ConsentRefused',
      'dpv:isIndicatedBy': { '@id': visitor },
      'dpv:isIndicatedAtTime': time(record.at),
      'dpv:hasIndicationMethod': record.how,
      'dpv:hasDuration': {
        '@type': 'dpv:TemporalDuration',
        'rdf:value': { '@type': 'xsd:duration', '@value': `P${Math.round((record.until - record.at) / DAY)}D` },
      },
    },
  });
  return [...record.granted.map((name) => purpose(name, true)), ...record.denied.map((name) => purpose(name, false))];
}

const time = (seconds: number) => ({ '@type': 'xsd:dateTime', '@value': new Date(seconds * 1000).toISOString() });
