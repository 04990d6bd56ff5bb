namespace Aevum;

/// <summary>A declared purpose, as the generator implements it on a type marked with <see cref="ConsentPurposeAttribute"/>.</summary>
public interface IConsentPurpose
{
    /// <summary>The purpose as it stands in grants and requests.</summary>
    static abstract string PurposeName { get; }

    /// <summary>The agent that acts.</summary>
    static abstract string PurposeGrantee { get; }

    /// <summary>The operations the purpose declares.</summary>
    static abstract ConsentOperations PurposeOperations { get; }

    /// <summary>The highest classification the purpose covers.</summary>
    static abstract Classification PurposeClassificationMax { get; }

    /// <summary>How long a grant lasts.</summary>
    static abstract TimeSpan PurposeValidity { get; }
}
