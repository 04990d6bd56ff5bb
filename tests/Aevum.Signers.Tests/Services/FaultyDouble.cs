using Aevum.Signers.Doubles;

namespace Aevum.Signers.Tests.Services;

/// <summary>The faults that a double has by a switch, and the one it has by not being there.</summary>
internal static class FaultyDouble
{
    internal static ServiceFault Switch(SigningDouble server, Fault fault, string? name = null) => new(
        name ?? fault.ToString(),
        () => Set(server, fault),
        () => Set(server, Fault.None));

    /// <summary>Nobody listens: connections are refused until the server is started again on its port.</summary>
    internal static ServiceFault Down(SigningDouble server) => new(
        "service down",
        server.StopAsync,
        () => server.StartAsync(server.Address.Port, TestContext.Current.CancellationToken));

    private static Task Set(SigningDouble server, Fault fault)
    {
        server.Fault = fault;
        return Task.CompletedTask;
    }
}
