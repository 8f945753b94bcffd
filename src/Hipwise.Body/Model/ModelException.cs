namespace Hipwise.Body.Model;

/// <summary>A model that cannot be made: the message names the element and what is wrong with it.</summary>
public sealed class ModelException : Exception
{
    /// <summary>Says only that a model cannot be made.</summary>
    public ModelException()
        : base("The model cannot be made.")
    {
    }

    /// <summary>Says what is wrong, in one sentence.</summary>
    public ModelException(string message)
        : base(message)
    {
    }

    /// <summary>Says what is wrong, and what it came from.</summary>
    public ModelException(string message, Exception innerException)
        : base(message, innerException)
    {
    }
}
