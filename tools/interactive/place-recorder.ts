/** Loaded by the process of Playwright's recorder before Playwright itself. */
import { placeRecorder } from './recorder-windows';

placeRecorder();
