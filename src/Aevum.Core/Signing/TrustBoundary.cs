namespace Aevum.Signing;

/// <summary>Where a signer keeps its private key.</summary>
public enum TrustBoundary
{
    /// <summary>In the memory of this process: tampering can be detected, not prevented.</summary>
    InProcess = 0,

    /// <summary>In another process, service or device that never hands the key out.</summary>
    External = 1,
}
