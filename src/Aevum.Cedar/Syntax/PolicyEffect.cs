namespace Aevum.Cedar.Syntax;

/// <summary>What a policy does when it is satisfied.</summary>
public enum PolicyEffect
{
    /// <summary>Allows the request unless some policy forbids it.</summary>
    Permit = 0,

    /// <summary>Denies the request whatever other policies say.</summary>
    Forbid = 1,
}
