package dev.parley.helm;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** What one file of values makes of the chart. */
record Rendered(String values, List<HasMetadata> manifests) {
    private static final String COMPONENT = "app.kubernetes.io/component";

    static List<Rendered> ofEachFile() {
        return Chart.valueFiles().stream()
                .map(file -> new Rendered(file, Chart.manifests(file)))
                .toList();
    }

    /** Shown as the name of a test. */
    @Override
    public String toString() {
        return values;
    }

    <T extends HasMetadata> List<T> all(Class<T> type) {
        return manifests.stream().filter(type::isInstance).map(type::cast).toList();
    }

    List<Deployment> deployments() {
        return all(Deployment.class);
    }

    List<Job> jobs() {
        return all(Job.class);
    }

    /** A template of pods, of which object, and by what it finds them; a job finds its own. */
    record Pods(HasMetadata owner, PodTemplateSpec template) {
        PodSpec spec() {
            return template.getSpec();
        }

        List<Container> containers() {
            return spec().getContainers();
        }

        Map<String, String> labels() {
            return template.getMetadata().getLabels();
        }

        /** As in {@code app.kubernetes.io/component}: negotiation, usage-log, billing, setup. */
        String component() {
            return labels().getOrDefault(COMPONENT, "");
        }

        List<EnvVar> variables() {
            return containers().stream()
                    .flatMap(container -> container.getEnv().stream())
                    .toList();
        }

        @Override
        public String toString() {
            return owner.getKind() + " " + owner.getMetadata().getName();
        }
    }

    List<Pods> pods() {
        return Stream.concat(
                        deployments().stream()
                                .map(deployment -> new Pods(
                                        deployment, deployment.getSpec().getTemplate())),
                        jobs().stream().map(job -> new Pods(job, job.getSpec().getTemplate())))
                .toList();
    }

    /** A selector of pods and whose it is. */
    record Selector(HasMetadata owner, Map<String, String> labels) {
        @Override
        public String toString() {
            return owner.getKind() + " " + owner.getMetadata().getName() + " " + labels;
        }
    }

    /** Every selector that must find pods. */
    List<Selector> podSelectors() {
        return manifests.stream()
                .flatMap(manifest -> selectors(manifest).stream())
                .toList();
    }

    private static List<Selector> selectors(HasMetadata manifest) {
        return switch (manifest) {
            case Deployment deployment ->
                List.of(new Selector(
                        deployment, deployment.getSpec().getSelector().getMatchLabels()));
            case Service service ->
                List.of(new Selector(service, service.getSpec().getSelector()));
            case PodDisruptionBudget budget ->
                List.of(new Selector(budget, budget.getSpec().getSelector().getMatchLabels()));
            case NetworkPolicy policy ->
                List.of(new Selector(policy, policy.getSpec().getPodSelector().getMatchLabels()));
            case Job _, HorizontalPodAutoscaler _, Ingress _, ServiceAccount _, ServiceMonitor _ -> List.of();
            default -> throw new IllegalArgumentException("No rule for " + manifest.getKind());
        };
    }
}
