#!/usr/bin/env node
import { enableCompileCache } from 'node:module';

// What was compiled is kept for the next start, for hosts and people wait for it.
enableCompileCache();
await import('./run.ts');
