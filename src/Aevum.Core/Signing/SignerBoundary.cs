using System.Reflection;

namespace Aevum.Signing;

/// <summary>Finds out where a signer keeps its private key. Thread-safe.</summary>
public static class SignerBoundary
{
    /// <summary>The provenance word of a signer inside the process.</summary>
    private const string InProcess = "in-process";

    /// <summary>
    /// The boundary of a signer. In doubt it is inside the process: its own word, its type and its declared boundary must all say otherwise
    /// (rules AEV3001 and AEV3002).
    /// </summary>
    /// <param name="signer">The signer.</param>
    /// <returns>The boundary.</returns>
    public static TrustBoundary Of(ISigner signer)
    {
        ArgumentNullException.ThrowIfNull(signer);
        var isInProcess = signer is InProcessSigner
            || string.IsNullOrWhiteSpace(signer.Provenance)
            || string.Equals(signer.Provenance.Trim(), InProcess, StringComparison.OrdinalIgnoreCase)
            || signer.GetType().GetCustomAttribute<AevumSignerAttribute>(inherit: true) is { Boundary: TrustBoundary.InProcess };
        return isInProcess ? TrustBoundary.InProcess : TrustBoundary.External;
    }
}
