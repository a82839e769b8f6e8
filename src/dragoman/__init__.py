"""dragoman: who did what to whom, when, where and in whose words, read from news."""
