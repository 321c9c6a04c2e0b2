/** The two dashboards of chapter 9: row, title, kind and query of each panel, and the label that its legend shows where it is told. */

export interface ChapterPanel {
  readonly row: string | null;
  readonly title: string;
  /** `timeseries` is what became of the original's `graph`, `stat` of its `singlestat`. */
  readonly type: 'timeseries' | 'gauge' | 'stat';
  readonly expr: string;
  readonly legend?: string;
}

const panel = (row: string | null, type: ChapterPanel['type'], title: string, expr: string, legend?: string) => ({
  ...{ row, title, type, expr },
  ...(legend !== undefined && { legend }),
});

const [gallery, api, log, docker] = ['Image Gallery', 'Image of the Day API', 'Access Log', 'Docker'] as const;

/** uid → panels, in order. */
export const chapterPanels: Readonly<Record<string, readonly ChapterPanel[]>> = {
  kb5nhJAZk: [
    panel(
      gallery,
      'timeseries',
      'HTTP 200 Responses',
      'sum(image_gallery_requests_total{code="200"}) without(instance)',
    ),
    panel(gallery, 'timeseries', 'In-Flight Requests', 'sum(image_gallery_in_flight_requests) without(instance)'),
    panel(gallery, 'timeseries', 'Memory In Use', 'go_memstats_stack_inuse_bytes{job="image-gallery"}', 'instance'),
    panel(gallery, 'timeseries', 'Active Goroutines', 'sum(go_goroutines{job="image-gallery"}) without(instance)'),
    panel(
      api,
      'timeseries',
      'Get Image Requests',
      'sum(method_timed_seconds_count{class="iotd.ImageController",exception="none",method="get"}) without(instance, class, exception, method)',
    ),
    panel(api, 'gauge', 'Image Loads from NASA', 'sum(iotd_api_image_load_total{status="success"}) without(instance)'),
    panel(api, 'gauge', 'Image Loads from Cache', 'sum(iotd_api_image_load_total{status="cached"}) without(instance)'),
    panel(api, 'timeseries', 'JVM Memory Use', 'sum(jvm_memory_used_bytes) without(area, id, instance)'),
    panel(
      api,
      'timeseries',
      'Active Threads',
      'sum(tomcat_threads_current_threads{name="http-nio-80",}) without(instance)',
    ),
    panel(log, 'timeseries', 'Logs by Container', 'access_log_total', 'hostname'),
    panel(log, 'timeseries', 'Current Client IPs', 'sum(access_client_ip_current) without(hostname, instance)'),
    panel(log, 'timeseries', 'Memory Use by Container', 'nodejs_external_memory_bytes', 'hostname'),
    panel(
      log,
      'timeseries',
      'Active Sockets',
      'sum(nodejs_active_handles{type="Socket"}) without (hostname, instance)',
    ),
    panel(docker, 'timeseries', 'Container Status', 'engine_daemon_container_states_containers', 'state'),
    // Mislabelled in the original: it shows what the next one shows.
    panel(docker, 'stat', 'Health Checks', 'engine_daemon_health_checks_failed_total'),
    panel(docker, 'stat', 'Failed Health Checks', 'engine_daemon_health_checks_failed_total'),
    panel(docker, 'stat', 'Version', 'engine_daemon_engine_info'),
    panel(docker, 'stat', 'Architecture', 'engine_daemon_engine_info'),
    panel(docker, 'stat', 'OS Type', 'engine_daemon_engine_info'),
    panel(docker, 'timeseries', 'Memory In Use', 'go_memstats_stack_inuse_bytes{job="docker"}', 'instance'),
    panel(docker, 'timeseries', 'Active Goroutines', 'sum(go_goroutines{job="docker"}) without(instance)'),
  ],
  _IGmaa0Wz: [
    panel(null, 'timeseries', 'Tasks Created', 'todo_tasks_created_total'),
    panel(null, 'timeseries', 'HTTP Requests', 'http_requests_received_total'),
    panel(null, 'timeseries', 'HTTP Requests in Progress', 'http_requests_in_progress'),
  ],
};
