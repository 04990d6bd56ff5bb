using Aevum.Signers.Doubles.Kms;

namespace Aevum.Signers.Tests.AwsKms;

/// <summary>A KMS with an Ed25519 key: the real service when AEVUM_TEST_KMS_KEY_ID names a key of it, else the double.</summary>
internal sealed class KmsUnderTest : IAsyncDisposable
{
    private readonly string? _realKey;
    private readonly KmsDouble? _double;

    private KmsUnderTest(string? realKey, KmsDouble? server)
    {
        _realKey = realKey;
        _double = server;
    }

    /// <summary>What must not show in any text of a signer.</summary>
    internal IReadOnlyList<string> Secrets => (string[])[_double?.SecretAccessKey ?? Environment.GetEnvironmentVariable("AWS_SECRET_ACCESS_KEY") ?? "no secret in the environment"];

    internal static async Task<KmsUnderTest> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("AEVUM_TEST_KMS_KEY_ID") is { Length: > 0 } key)
        {
            return new KmsUnderTest(key, null);
        }

        var kms = new KmsDouble();
        await kms.StartAsync(ct: TestContext.Current.CancellationToken);
        return new KmsUnderTest(null, kms);
    }

    internal AwsKmsSigner Signer(Action<AwsKmsOptions>? change = null)
    {
        if (_double is not null)
        {
            return Signer(_double, change);
        }

        var options = new AwsKmsOptions { KeyId = _realKey! };
        change?.Invoke(options);
        return new AwsKmsSigner(options);
    }

    internal static AwsKmsSigner Signer(KmsDouble kms, Action<AwsKmsOptions>? change = null, Dictionary<string, string>? environment = null, TimeProvider? time = null)
    {
        var options = new AwsKmsOptions
        {
            KeyId = kms.KeyId, Region = "eu-central-1", Endpoint = kms.Address, TokenServiceEndpoint = kms.Address,
            AttemptTimeout = TimeSpan.FromSeconds(1.5), TotalTimeout = TimeSpan.FromSeconds(1.8),
        };
        change?.Invoke(options);
        environment ??= new Dictionary<string, string> { ["AWS_ACCESS_KEY_ID"] = kms.AccessKeyId, ["AWS_SECRET_ACCESS_KEY"] = kms.SecretAccessKey };
        return new AwsKmsSigner(options, null, time, name => environment.GetValueOrDefault(name));
    }

    public ValueTask DisposeAsync() => _double?.DisposeAsync() ?? ValueTask.CompletedTask;
}
