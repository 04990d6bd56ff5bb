namespace Aevum;

/// <summary>How sensitive data is; a higher value is more sensitive.</summary>
public enum Classification
{
    /// <summary>May be published.</summary>
    Public = 0,

    /// <summary>For the organisation.</summary>
    Internal = 1,

    /// <summary>For those who need it.</summary>
    Confidential = 2,

    /// <summary>Special categories and secrets.</summary>
    Restricted = 3,
}
