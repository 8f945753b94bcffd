namespace Hipwise.Data;

/// <summary>The store cannot be used as it is; the message names the file and the mend, and never an answer.</summary>
/// <param name="message">What is wrong and how to mend it.</param>
/// <param name="innerException">What the database or the file system said, or null.</param>
public sealed class DatabaseException(string message, Exception? innerException = null) : Exception(message, innerException);
