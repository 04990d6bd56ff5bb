namespace Aevum.Engine;

/// <summary>Classifications as they stand in the ledger, without the cost of <see cref="Enum.ToString()"/>.</summary>
internal static class ClassificationText
{
    internal static string Of(Classification classification) => classification switch
    {
        Classification.Public => nameof(Classification.Public),
        Classification.Internal => nameof(Classification.Internal),
        Classification.Confidential => nameof(Classification.Confidential),
        Classification.Restricted => nameof(Classification.Restricted),
        _ => throw new ArgumentOutOfRangeException(nameof(classification), classification, "Not a classification."),
    };

    /// <summary>Reads what <see cref="Of"/> wrote; anything else is the highest, so that a doubt never lowers a barrier.</summary>
    internal static Classification Parse(string? text) => text switch
    {
        nameof(Classification.Public) => Classification.Public,
        nameof(Classification.Internal) => Classification.Internal,
        nameof(Classification.Confidential) => Classification.Confidential,
        _ => Classification.Restricted,
    };
}
