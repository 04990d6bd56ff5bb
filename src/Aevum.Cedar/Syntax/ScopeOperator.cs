namespace Aevum.Cedar.Syntax;

/// <summary>How a policy scope restricts one variable.</summary>
public enum ScopeOperator
{
    /// <summary>No restriction.</summary>
    Any = 0,

    /// <summary><c>== entity</c>.</summary>
    Equal,

    /// <summary><c>in entity</c>: that entity or a descendant; for actions also <c>in [entity, …]</c>.</summary>
    In,

    /// <summary><c>is Type</c>.</summary>
    Is,

    /// <summary><c>is Type in entity</c>.</summary>
    IsIn,
}
