/** Shoppers on the page; what k6 itself must not see. */
import http from 'k6/http';

export const options = {
  scenarios: { shoppers: { executor: 'constant-arrival-rate', rate: 10, duration: '1m', preAllocatedVUs: 5, maxVUs: 20 } },
  thresholds: { http_req_failed: ['rate<0.05'], http_req_duration: ['p(95)<1500'] },
};

export default function shop() {
  http.get(`${__ENV.SHOP}/`);
}
