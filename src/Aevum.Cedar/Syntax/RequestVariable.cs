namespace Aevum.Cedar.Syntax;

/// <summary>The four variables of a policy.</summary>
public enum RequestVariable
{
    /// <summary>Who asks.</summary>
    Principal = 0,

    /// <summary>What is to be done.</summary>
    Action = 1,

    /// <summary>On what.</summary>
    Resource = 2,

    /// <summary>Under which circumstances: a record.</summary>
    Context = 3,
}
