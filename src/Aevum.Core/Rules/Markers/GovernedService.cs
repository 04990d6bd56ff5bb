namespace Aevum.Rules.Markers;

/// <summary>The services outside the process that the kit relies on.</summary>
public enum GovernedService
{
    /// <summary>A service that signs the ledger: rule AEV3004 looks at its address.</summary>
    Signing = 0,

    /// <summary>A service that decides policy: rule AEV4003 looks at its address.</summary>
    Policy = 1,
}
