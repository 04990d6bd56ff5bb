namespace Aevum;

/// <summary>What a reviewer decides.</summary>
public enum ReviewAction
{
    /// <summary>The proposal may go ahead.</summary>
    Approve = 0,

    /// <summary>The proposal must not go ahead; silence until the deadline means the same.</summary>
    Veto = 1,
}
