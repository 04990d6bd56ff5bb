namespace Aevum;

/// <summary>
/// A strongly typed identity of a person. A purpose that names such a type in <see cref="ConsentPurposeAttribute.Subject"/> takes it in place of a
/// string, so that the id of another kind of subject does not compile.
/// </summary>
public interface IConsentSubject
{
    /// <summary>The identity as it stands in grants and requests; never blank.</summary>
    string SubjectId { get; }
}
