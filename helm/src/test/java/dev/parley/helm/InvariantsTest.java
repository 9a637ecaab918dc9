package dev.parley.helm;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.parley.helm.Rendered.Pods;
import dev.parley.helm.Rendered.Selector;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.ServicePort;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.autoscaling.v2.HorizontalPodAutoscaler;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyEgressRule;
import io.fabric8.openshift.api.model.monitoring.v1.ServiceMonitor;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for every manifest, whatever the values. */
class InvariantsTest {
    private static final Set<Integer> SERVICE_PORTS = Set.of(8080, 8081, 8082, 9080, 9081, 9082);

    private static final Pattern MOUNTED = Pattern.compile("/etc/parley/[a-z./-]+");

    @Retention(RetentionPolicy.RUNTIME)
    @Target(ElementType.METHOD)
    @ParameterizedTest
    @MethodSource("dev.parley.helm.Rendered#ofEachFile")
    private @interface ForEachValues {}

    @BeforeAll
    static void requireHelm() {
        Chart.requireHelm();
    }

    @ForEachValues
    void namesEachObjectOnce(Rendered rendered) {
        assertThat(rendered.manifests().stream()
                        .map(manifest -> manifest.getKind() + " "
                                + manifest.getMetadata().getName()))
                .doesNotHaveDuplicates()
                .isNotEmpty();
    }

    @ForEachValues
    void limitsWhatEveryContainerTakes(Rendered rendered) {
        assertThat(containers(rendered)).isNotEmpty().allSatisfy(container -> {
            assertThat(container.getResources().getRequests()).containsKeys("cpu", "memory");
            assertThat(container.getResources().getLimits()).containsKey("memory");
        });
    }

    @ForEachValues
    void givesNoContainerAnyPrivilege(Rendered rendered) {
        assertThat(rendered.pods()).isNotEmpty().allSatisfy(pods -> {
            var pod = pods.spec().getSecurityContext();
            assertThat(pod.getRunAsNonRoot()).isTrue();
            assertThat(pod.getRunAsUser()).isPositive();
            assertThat(pod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
            assertThat(pods.spec().getAutomountServiceAccountToken()).isFalse();
            assertThat(pods.spec().getHostNetwork()).isNull();
            assertThat(pods.containers()).allSatisfy(container -> {
                var context = container.getSecurityContext();
                assertThat(context.getAllowPrivilegeEscalation()).isFalse();
                assertThat(context.getReadOnlyRootFilesystem()).isTrue();
                assertThat(context.getCapabilities().getDrop()).containsExactly("ALL");
                assertThat(context.getCapabilities().getAdd()).isEmpty();
            });
        });
    }

    @ForEachValues
    void namesServiceAccountsThatAreThereAndHaveNoToken(Rendered rendered) {
        List<ServiceAccount> accounts = rendered.all(ServiceAccount.class);

        assertThat(accounts)
                .allSatisfy(account ->
                        assertThat(account.getAutomountServiceAccountToken()).isFalse());
        assertThat(accounts.stream().map(account -> account.getMetadata().getName()))
                .containsAll(rendered.pods().stream()
                        .map(pods -> pods.spec().getServiceAccountName())
                        .toList());
    }

    @ForEachValues
    void asksEachNodeWhetherItIsUpAliveAndReadyAtTheManagementPort(Rendered rendered) {
        assertThat(rendered.deployments()).isNotEmpty().allSatisfy(deployment -> {
            Container container = onlyContainer(deployment);
            List<Probe> probes =
                    List.of(container.getStartupProbe(), container.getLivenessProbe(), container.getReadinessProbe());
            assertThat(probes)
                    .extracting(probe -> probe.getHttpGet().getPath())
                    .containsExactly("/q/health/started", "/q/health/live", "/q/health/ready");
            assertThat(probes)
                    .extracting(probe -> probe.getHttpGet().getPort().getStrVal())
                    .containsOnly("management");
        });
    }

    @ForEachValues
    void letsANodeDrainBeforeItIsKilled(Rendered rendered) {
        assertThat(rendered.deployments()).allSatisfy(deployment -> {
            Container container = onlyContainer(deployment);
            long announced = container.getLifecycle().getPreStop().getSleep().getSeconds();
            long drained =
                    Long.parseLong(value(container, "QUARKUS_SHUTDOWN_TIMEOUT").replace("s", ""));
            assertThat(announced).isPositive();
            assertThat(deployment.getSpec().getTemplate().getSpec().getTerminationGracePeriodSeconds())
                    .isGreaterThanOrEqualTo(announced + drained + 10);
        });
    }

    @ForEachValues
    void opensThePortsThatTheServicesListenOn(Rendered rendered) {
        assertThat(rendered.deployments())
                .allSatisfy(deployment -> assertThat(onlyContainer(deployment).getPorts())
                        .extracting(ContainerPort::getName, ContainerPort::getContainerPort)
                        .isEqualTo(ServiceModule.of(component(deployment)).ports()));
    }

    @ForEachValues
    void tellsEachServiceOnlyWhatItUnderstands(Rendered rendered) {
        for (Pods pods : rendered.pods()) {
            KnownSettings known = service(pods).settings();
            assertThat(pods.variables())
                    .as(pods.toString())
                    .isNotEmpty()
                    .extracting(EnvVar::getName)
                    .doesNotHaveDuplicates()
                    .allMatch(known::contains);
        }
    }

    @ForEachValues
    void takesSecretsFromSecretsThatTheValuesName(Rendered rendered) {
        Set<String> named = new HashSet<>();
        collectSecretNames(Chart.mergedValues(rendered.values()), named);

        assertThat(secretNames(rendered)).isNotEmpty().isSubsetOf(named);
    }

    @ForEachValues
    void writesNoSecretInPlain(Rendered rendered) {
        assertThat(rendered.pods())
                .allSatisfy(pods -> assertThat(pods.variables())
                        .filteredOn(variable -> variable.getName().matches(".*(PASSWORD|OPERATOR_KEY|JAAS).*"))
                        .allSatisfy(secret -> {
                            assertThat(secret.getValue()).isNull();
                            assertThat(secret.getValueFrom().getSecretKeyRef().getOptional())
                                    .isNull();
                        }));
    }

    @ForEachValues
    void mountsWhatItHasAndNothingThatItsGroupOutsideMayRead(Rendered rendered) {
        assertThat(rendered.pods()).allSatisfy(pods -> {
            assertThat(pods.containers().getFirst().getVolumeMounts())
                    .extracting(VolumeMount::getName)
                    .containsExactlyElementsOf(pods.spec().getVolumes().stream()
                            .map(Volume::getName)
                            .toList());
            assertThat(pods.spec().getVolumes())
                    .filteredOn(volume -> volume.getSecret() != null)
                    .allSatisfy(volume -> assertThat(volume.getSecret().getDefaultMode() & 0007)
                            .isZero());
        });
    }

    @ForEachValues
    void pointsToFilesThatAreMounted(Rendered rendered) {
        assertThat(rendered.pods()).allSatisfy(pods -> {
            Set<String> files = pods.spec().getVolumes().stream()
                    .filter(volume -> volume.getSecret() != null)
                    .flatMap(volume -> volume.getSecret().getItems().stream()
                            .map(item -> "/etc/parley/" + volume.getName() + "/" + item.getPath()))
                    .collect(Collectors.toSet());
            assertThat(pods.variables())
                    .filteredOn(variable -> variable.getValue() != null)
                    .flatExtracting(variable -> pathsIn(variable.getValue()))
                    .allMatch(files::contains);
        });
    }

    @ForEachValues
    void selectsPodsByLabelsThatOnlyOneServiceHas(Rendered rendered) {
        assertThat(rendered.podSelectors()).isNotEmpty().allSatisfy(selector -> {
            Set<String> found = rendered.pods().stream()
                    .filter(pods -> finds(selector, pods))
                    .map(Pods::component)
                    .collect(Collectors.toSet());
            assertThat(found).hasSize(1);
        });
    }

    @ForEachValues
    void pointsToObjectsThatAreThere(Rendered rendered) {
        Set<String> deployments = names(rendered.all(Deployment.class).stream().map(Deployment::getMetadata));
        Set<String> services = names(rendered.all(Service.class).stream().map(Service::getMetadata));

        assertThat(rendered.all(HorizontalPodAutoscaler.class))
                .allSatisfy(scaler -> assertThat(deployments)
                        .contains(scaler.getSpec().getScaleTargetRef().getName()));
        assertThat(rendered.all(Ingress.class))
                .flatExtracting(ingress -> ingress.getSpec().getRules())
                .flatExtracting(rule -> rule.getHttp().getPaths())
                .allSatisfy(path -> assertThat(services)
                        .contains(path.getBackend().getService().getName()));
        assertThat(rendered.all(ServiceMonitor.class))
                .allSatisfy(monitor -> assertThat(rendered.all(Service.class))
                        .filteredOn(service -> service.getMetadata()
                                .getLabels()
                                .entrySet()
                                .containsAll(monitor.getSpec()
                                        .getSelector()
                                        .getMatchLabels()
                                        .entrySet()))
                        .singleElement()
                        .satisfies(service -> assertThat(service.getSpec().getPorts())
                                .extracting(ServicePort::getName)
                                .containsExactly("management")));
    }

    @ForEachValues
    void showsTheManagementPortToNoBalancer(Rendered rendered) {
        assertThat(rendered.all(Service.class))
                .filteredOn(service -> !"None".equals(service.getSpec().getClusterIP()))
                .flatExtracting(service -> service.getSpec().getPorts())
                .extracting(port -> port.getTargetPort().getStrVal())
                .containsOnly("http");
    }

    @ForEachValues
    void letsNoServiceCallAnother(Rendered rendered) {
        assertThat(rendered.all(NetworkPolicy.class)).allSatisfy(policy -> {
            assertThat(policy.getSpec().getPolicyTypes()).containsExactly("Ingress", "Egress");
            assertThat(policy.getSpec().getEgress()).isNotEmpty().allSatisfy(rule -> {
                assertThat(rule.getPorts()).isNotEmpty();
                assertThat(rule.getPorts())
                        .extracting(port -> port.getPort().getIntVal())
                        .doesNotContainAnyElementsOf(SERVICE_PORTS);
            });
        });
    }

    @ForEachValues
    void letsServicesAndTheirSetupReachWhatTheValuesAdd(Rendered rendered) throws JsonProcessingException {
        JsonNode added =
                Chart.mergedValues(rendered.values()).path("networkPolicy").path("egress");
        List<NetworkPolicyEgressRule> rules =
                List.of(new ObjectMapper().treeToValue(added, NetworkPolicyEgressRule[].class));

        assertThat(rendered.all(NetworkPolicy.class))
                .allSatisfy(policy -> assertThat(policy.getSpec().getEgress()).containsAll(rules));
    }

    @ForEachValues
    void setsUpBeforeTheServicesWithNothingThatComesWithThem(Rendered rendered) {
        assertThat(rendered.jobs()).allSatisfy(job -> {
            assertThat(hook(job.getMetadata())).isEqualTo("pre-install,pre-upgrade");
            assertThat(job.getSpec().getTemplate().getSpec().getRestartPolicy()).isEqualTo("Never");
            ServiceAccount account = rendered.all(ServiceAccount.class).stream()
                    .filter(candidate -> candidate
                            .getMetadata()
                            .getName()
                            .equals(job.getSpec().getTemplate().getSpec().getServiceAccountName()))
                    .findFirst()
                    .orElseThrow();
            assertThat(hook(account.getMetadata())).isEqualTo("pre-install,pre-upgrade");
            assertThat(weight(account.getMetadata())).isLessThan(weight(job.getMetadata()));
        });
    }

    @ForEachValues
    void migratesEitherInAJobOrAtTheStart(Rendered rendered) {
        Set<String> migrated = rendered.jobs().stream()
                .filter(job -> job.getMetadata().getName().endsWith("-migration"))
                .map(job -> migrated(job.getMetadata().getName()).component())
                .collect(Collectors.toSet());

        assertThat(rendered.deployments()).allSatisfy(deployment -> {
            boolean atTheStart = onlyContainer(deployment).getEnv().stream()
                    .noneMatch(variable -> variable.getName().equals("QUARKUS_FLYWAY_MIGRATE_AT_START")
                            && variable.getValue().equals("false"));
            assertThat(migrated.contains(component(deployment))).isNotEqualTo(atTheStart);
        });
    }

    private static Stream<Container> containers(Rendered rendered) {
        return rendered.pods().stream().flatMap(pods -> pods.containers().stream());
    }

    private static Set<String> secretNames(Rendered rendered) {
        Stream<String> variables = rendered.pods().stream()
                .flatMap(pods -> pods.variables().stream())
                .filter(variable -> variable.getValueFrom() != null)
                .map(variable -> variable.getValueFrom().getSecretKeyRef().getName());
        Stream<String> files = rendered.pods().stream()
                .flatMap(pods -> pods.spec().getVolumes().stream())
                .filter(volume -> volume.getSecret() != null)
                .map(volume -> volume.getSecret().getSecretName());
        return Stream.concat(variables, files).collect(Collectors.toSet());
    }

    private static void collectSecretNames(JsonNode values, Set<String> names) {
        if (values.has("existingSecret")) {
            names.add(values.path("existingSecret").asText());
        }
        values.forEach(value -> collectSecretNames(value, names));
    }

    private static boolean finds(Selector selector, Pods pods) {
        return pods.labels().entrySet().containsAll(selector.labels().entrySet());
    }

    private static List<String> pathsIn(String value) {
        return MOUNTED.matcher(value).results().map(MatchResult::group).toList();
    }

    private static Container onlyContainer(Deployment deployment) {
        List<Container> containers =
                deployment.getSpec().getTemplate().getSpec().getContainers();
        assertThat(containers).hasSize(1);
        return containers.getFirst();
    }

    private static String value(Container container, String variable) {
        return container.getEnv().stream()
                .filter(candidate -> candidate.getName().equals(variable))
                .map(EnvVar::getValue)
                .findFirst()
                .orElseThrow();
    }

    private static String component(Deployment deployment) {
        return deployment.getMetadata().getLabels().getOrDefault("app.kubernetes.io/component", "");
    }

    /** Whose settings the pods take; the job that makes the topics takes those that all have. */
    private static ServiceModule service(Pods pods) {
        return pods.component().equals("setup")
                ? migrated(pods.owner().getMetadata().getName())
                : ServiceModule.of(pods.component());
    }

    private static ServiceModule migrated(String job) {
        return Stream.of(ServiceModule.values())
                .filter(service -> job.endsWith("-" + service.component() + "-migration"))
                .findFirst()
                .orElse(ServiceModule.NEGOTIATION);
    }

    private static Set<String> names(Stream<ObjectMeta> objects) {
        return objects.map(ObjectMeta::getName).collect(Collectors.toSet());
    }

    private static String hook(ObjectMeta object) {
        return object.getAnnotations().getOrDefault("helm.sh/hook", "");
    }

    private static int weight(ObjectMeta object) {
        return Integer.parseInt(object.getAnnotations().getOrDefault("helm.sh/hook-weight", "0"));
    }
}
