namespace Aevum.Signers.Tests.Services;

/// <summary>One way a signing service fails, and how it is mended.</summary>
/// <param name="Name">What fails, in the words of the operations pages.</param>
/// <param name="BreakAsync">Makes the service fail.</param>
/// <param name="MendAsync">Makes it serve again.</param>
internal sealed record ServiceFault(string Name, Func<Task> BreakAsync, Func<Task> MendAsync)
{
    /// <summary>False where the signer mends the fault by itself, so that no call need be refused.</summary>
    public bool Refuses { get; init; } = true;

    /// <summary>False where a health check cannot see the fault, because it shows only in signatures.</summary>
    public bool ShowsInHealthCheck { get; init; } = true;
}
