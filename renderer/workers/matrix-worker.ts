/**
 * The matrix of scenarios away from the page, so that typing never waits for it. One question, one answer; the page
 * decides which answer still counts.
 */
import { type MatrixQuestion, matrixView } from '../pages/scenarios/matrix/matrix-view.ts';

addEventListener('message', (event: MessageEvent<MatrixQuestion>) => {
  postMessage(matrixView(event.data));
});
