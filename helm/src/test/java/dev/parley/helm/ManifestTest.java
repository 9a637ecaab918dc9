package dev.parley.helm;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.api.model.ServiceAccount;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ManifestTest {

    @Test
    void readsWhatKubernetesKnows() {
        assertThat(Manifest.read(Yaml.read("""
            apiVersion: v1
            kind: ServiceAccount
            metadata: {name: a}
            automountServiceAccountToken: false
            """).getFirst())).isInstanceOf(ServiceAccount.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}, automountToken: false}",
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, label: {b: c}}}",
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a, labels: {b: 1}}}",
                "{apiVersion: v1, kind: ServiceAccount, metadata: {name: a}, automountServiceAccountToken: 'no'}",
                "{apiVersion: v2, kind: ServiceAccount, metadata: {name: a}}"
            })
    void refusesWhatKubernetesDoesNotKnow(String document) {
        assertThatThrownBy(() -> Manifest.read(Yaml.read(document).getFirst()))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
