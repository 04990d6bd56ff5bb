namespace Aevum.Cedar.Validation.Typing;

/// <summary>Unwinds the check of one policy when its budget is spent. Never leaves the validator.</summary>
internal sealed class WorkBudgetException : Exception
{
    internal WorkBudgetException()
        : base("the policy takes more work to validate than the limits allow")
    {
    }
}
