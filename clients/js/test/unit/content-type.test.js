import assert from 'node:assert/strict';
import test from 'node:test';
import {contentTypeOf} from '../../src/content-type.js';

const profile = {
  name: 'document',
  contentTypes: {'text/csv': ['csv'], 'text/plain': ['txt', 'log', 'md'], 'application/zip': ['zip']},
  minSize: 1, maxSize: 100, methods: [], uploadsPerHour: 100,
};

test('what browsers say of a file gives way to what the profile expects', () => {
  // Windows with Excel, Linux, macOS; zip on Windows; no type at all
  for (const declared of ['application/vnd.ms-excel', 'text/plain', 'text/csv', '']) {
    assert.equal(contentTypeOf(profile, 'Export.CSV', declared), 'text/csv');
  }
  assert.equal(contentTypeOf(profile, 'a.zip', 'application/x-zip-compressed'), 'application/zip');
  assert.equal(contentTypeOf(profile, 'notes.md', 'text/markdown'), 'text/plain');
});

test('a type that fits the name is kept', () => {
  const two = {...profile, contentTypes: {'text/plain': ['csv'], 'text/csv': ['csv']}};
  assert.equal(contentTypeOf(two, 'a.csv', 'text/csv'), 'text/csv');
});

test('what the profile does not know is left to be refused', () => {
  assert.equal(contentTypeOf(profile, 'tool.exe', 'application/x-msdownload'), 'application/x-msdownload');
  assert.equal(contentTypeOf(profile, 'tool', ''), 'application/octet-stream');
  assert.equal(contentTypeOf(undefined, 'a.csv', 'text/csv'), 'text/csv');
});
