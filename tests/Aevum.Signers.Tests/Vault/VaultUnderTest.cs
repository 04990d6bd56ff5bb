using System.Text;
using Aevum.Signers.Doubles.Vault;

namespace Aevum.Signers.Tests.Vault;

/// <summary>A Transit engine with the key <c>aevum-test</c>: a real server when VAULT_ADDR and VAULT_TOKEN name one, else the double.</summary>
internal sealed class VaultUnderTest : IAsyncDisposable
{
    internal const string KeyName = "aevum-test";

    private VaultUnderTest(Uri address, string token, VaultDouble? server)
    {
        Address = address;
        Token = token;
        Double = server;
    }

    internal Uri Address { get; }

    internal string Token { get; }

    internal VaultDouble? Double { get; }

    internal static async Task<VaultUnderTest> StartAsync()
    {
        if (Environment.GetEnvironmentVariable("VAULT_ADDR") is { Length: > 0 } address && Environment.GetEnvironmentVariable("VAULT_TOKEN") is { Length: > 0 } token)
        {
            await CreateKeyAsync(new Uri(address), token);
            return new VaultUnderTest(new Uri(address), token, null);
        }

        var vault = await StartDoubleAsync();
        return new VaultUnderTest(vault.Address, vault.RootToken, vault);
    }

    internal static async Task<VaultDouble> StartDoubleAsync()
    {
        var vault = new VaultDouble();
        vault.CreateKey(KeyName);
        await vault.StartAsync(ct: TestContext.Current.CancellationToken);
        return vault;
    }

    internal VaultTransitOptions Options(Action<VaultTransitOptions>? change = null) => Options(Address, Token, change);

    internal static VaultTransitOptions Options(Uri address, string? token, Action<VaultTransitOptions>? change = null)
    {
        var options = new VaultTransitOptions
        {
            Address = address, Token = token, KeyName = KeyName, AttemptTimeout = TimeSpan.FromSeconds(1.5), TotalTimeout = TimeSpan.FromSeconds(1.8),
        };
        change?.Invoke(options);
        return options;
    }

    public ValueTask DisposeAsync() => Double?.DisposeAsync() ?? ValueTask.CompletedTask;

    private static async Task CreateKeyAsync(Uri address, string token)
    {
        using var http = new HttpClient();
        using var request = new HttpRequestMessage(HttpMethod.Post, new Uri(address, $"/v1/transit/keys/{KeyName}"));
        request.Headers.Add("X-Vault-Token", token);
        request.Content = new StringContent("""{"type":"ed25519"}""", Encoding.UTF8, "application/json");
        using var response = await http.SendAsync(request, TestContext.Current.CancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
