// See ./quizcast tables.

export const limits = {
  "minTitle" : 3,
  "maxTitle" : 100,
  "maxDescription" : 500,
  "minText" : 3,
  "maxText" : 500,
  "minOptions" : 2,
  "maxOptions" : 5,
  "maxOptionText" : 200,
  "maxExplanation" : 500,
  "maxLabel" : 100,
  "maxLink" : 500,
  "minSeconds" : 5,
  "maxSeconds" : 60,
  "maxChangedAtOnce" : 2000,
  "maxBots" : 500,
  "maxStageName" : 100,
  "maxDispute" : 1000,
  "maxAnswer" : 1000,
  "maxReason" : 500
} as const;
