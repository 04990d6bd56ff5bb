using Aevum.Engine.Append;
using Aevum.Review;
using Aevum.Storage;

namespace Aevum.Engine;

/// <summary>Makes a review known once its event is stored.</summary>
internal sealed class ReviewOpening(ReviewBook book, StoredReview review) : IAdmission
{
    public Admission Admit(DateTimeOffset at) => Admission.Granted;

    public void Committed() => book.Add(review);

    public void Unwound()
    {
    }
}
