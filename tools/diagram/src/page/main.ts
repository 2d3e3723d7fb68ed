import { buildModel } from '@landbridge/prover';
import { h, render } from 'preact';
import { decodeConfiguration } from '../data/encode-configuration';
import type { PageData } from '../data/page-data';
import { App } from './app';

/** Starts the page on what it carries. */
function start(): void {
  const place = document.getElementById('page');
  const carried = document.getElementById('data');
  const styles = document.querySelector('style')?.textContent ?? '';
  if (place === null || carried === null) return;
  const data = JSON.parse(carried.textContent ?? '') as PageData;
  const model = buildModel(decodeConfiguration(data.configuration), data.assumptions);
  render(h(App, { data, model, styles }), place);
}

start();
