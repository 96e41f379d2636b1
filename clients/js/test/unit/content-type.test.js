import assert from 'node:assert/strict';
import test from 'node:test';
import {declaredType} from '../../src/content-type.js';

const profile = {
  name: 'document',
  contentTypes: {'text/csv': ['csv'], 'text/plain': ['txt', 'csv'], 'application/zip': ['zip']},
  minSize: 1, maxSize: 100, methods: [], uploadsPerHour: 100,
};

test('a type that fits the name is declared', () => {
  assert.equal(declaredType(profile, 'Export.CSV', 'text/csv'), 'text/csv');
  assert.equal(declaredType(profile, 'Export.CSV', 'text/plain'), 'text/plain');
});

test('what a browser believes is not, and the API takes what belongs to the name', () => {
  for (const [name, type] of [
    ['a.csv', 'application/vnd.ms-excel'], ['a.zip', 'application/x-zip-compressed'], ['a.zip', 'text/csv'],
    ['a.zip', ''], ['a', 'text/plain'], ['tool.exe', 'application/x-msdownload'], ['a.csv', 'constructor'],
  ]) {
    assert.equal(declaredType(profile, name, type), '', `${name}, ${type}`);
  }
  assert.equal(declaredType(undefined, 'a.csv', 'text/csv'), '');
});
