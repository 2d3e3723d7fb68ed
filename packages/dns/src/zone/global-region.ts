/** Region in which Route 53, CloudFront and their keys, logs and certificates live. */
export const GLOBAL_REGION = 'us-east-1';
