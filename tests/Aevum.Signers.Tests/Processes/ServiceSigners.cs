using Aevum.Signers.Conformance;
using Aevum.Signing;

namespace Aevum.Signers.Tests.Processes;

/// <summary>Makes signers from environment variables, those of this process or those that a double printed: the tests cannot tell a real service from a double.</summary>
internal sealed class ServiceSigners(string kind, Func<string, string?> variable)
{
    internal ISigner Make() => Make(variable(kind == "vault" ? "AEVUM_TEST_VAULT_KEY" : "AEVUM_TEST_KMS_KEY_ID") ?? "aevum");

    internal SignerConformanceOptions Options() => new()
    {
        Secrets = [variable(kind == "vault" ? "VAULT_TOKEN" : "AWS_SECRET_ACCESS_KEY") ?? "no secret in the environment"],
        Unreachable = _ => ValueTask.FromResult(Make("no-such-key")),
    };

    private ISigner Make(string key) => kind == "vault" ? Vault(key) : Kms(key);

    private VaultTransitSigner Vault(string key) => new VaultTransitSigner(new VaultTransitOptions
    {
        Address = new Uri(variable("VAULT_ADDR")!), Token = variable("VAULT_TOKEN"), Namespace = variable("VAULT_NAMESPACE"), CertificateAuthorityFile = variable("VAULT_CACERT"),
        KeyName = key, AttemptTimeout = TimeSpan.FromSeconds(1.5), TotalTimeout = TimeSpan.FromSeconds(2),
    });

    private AwsKmsSigner Kms(string key) => new AwsKmsSigner(
        new AwsKmsOptions { KeyId = key, AttemptTimeout = TimeSpan.FromSeconds(1.5), TotalTimeout = TimeSpan.FromSeconds(2) }, null, null, variable);
}
