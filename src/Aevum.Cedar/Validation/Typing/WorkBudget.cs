namespace Aevum.Cedar.Validation.Typing;

/// <summary>The steps that may still be spent on one policy.</summary>
internal sealed class WorkBudget(int steps)
{
    private int _left = steps;

    /// <exception cref="WorkBudgetException">Nothing is left.</exception>
    internal void Spend(int steps = 1)
    {
        _left = steps <= _left ? _left - steps : throw new WorkBudgetException();
    }
}
