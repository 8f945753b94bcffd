using System.Runtime.CompilerServices;

[assembly: InternalsVisibleTo("Hipwise.Knowledge.Tests")]
