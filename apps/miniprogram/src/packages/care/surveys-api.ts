import { timed } from '@/api';
import type { Photo, Survey, SurveyAnswer } from '@/api-types';
import { send, sendFile } from '@/http';

const at = (surveyNo: string) => `/me/surveys/${encodeURIComponent(surveyNo)}`;

/** The calls of a survey, one per route. Each throws ApiError (see http.ts). */
export const surveys = {
  one: (token: string, surveyNo: string) => timed(send<Survey>({ method: 'GET', path: at(surveyNo), token })),

  save: (token: string, surveyNo: string, answers: SurveyAnswer[]) =>
    timed(send<Survey>({ method: 'POST', path: `${at(surveyNo)}/draft`, token, body: { answers } })),

  answer: (token: string, surveyNo: string, requestKey: string, answers: SurveyAnswer[]) =>
    timed(
      send<Survey>({
        method: 'POST',
        path: `${at(surveyNo)}/answers`,
        token,
        body: { requestKey, answers },
      }),
    ),

  photo: (token: string, address: string) => sendFile<Photo>('/me/photos?purpose=survey', token, address),
};
